#include "searcher/output/make_printer.h"

#include "searcher/output/printers.h"

namespace fundstelle {

std::unique_ptr<Printer> make_printer(const PrintOptions& options, std::FILE* out) {
  switch (options.format) {
    case OutputFormat::kJson:
      return make_json_printer(out);
    case OutputFormat::kCsv:
      return make_delimited_printer(Delimiter::kComma, out);
    case OutputFormat::kTsv:
      return make_delimited_printer(Delimiter::kTab, out);
    case OutputFormat::kTrec:
      return make_trec_printer(options.tag, out);
    case OutputFormat::kPaths:
      return make_paths_printer(options.null_separated ? '\0' : '\n', out);
    case OutputFormat::kText:
      break;
  }
  return make_text_printer(options, out);
}

}  // namespace fundstelle
