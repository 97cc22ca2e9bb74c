#include "searcher/output/printer.h"

namespace fundstelle {

void write_all(std::string_view text, std::FILE* out) {
  std::fwrite(text.data(), 1, text.size(), out);
  std::fflush(out);
}

}  // namespace fundstelle
