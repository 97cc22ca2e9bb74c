// The files with hits, for other programs to open. The bytes of a path are not touched.
#include <unordered_set>

#include "searcher/output/printers.h"

namespace fundstelle {
namespace {

class PathsPrinter : public Printer {
 public:
  PathsPrinter(char terminator, std::FILE* out) : terminator_(terminator), out_(out) {}

  // A file of many records is named once, where its best hit is.
  void print(const SearchResult& result) override {
    std::unordered_set<std::string_view> seen;
    std::string lines;
    for (const Hit& hit : result.hits) {
      if (seen.insert(hit.path).second) lines += hit.path + terminator_;
    }
    write_all(lines, out_);
  }

 private:
  char terminator_;
  std::FILE* out_;
};

}  // namespace

std::unique_ptr<Printer> make_paths_printer(char terminator, std::FILE* out) {
  return std::make_unique<PathsPrinter>(terminator, out);
}

}  // namespace fundstelle
