// A TREC run, `QID Q0 ID RANK SCORE TAG`, as trec_eval and its relatives read it.
#include <utility>

#include <fmt/format.h>

#include "searcher/output/printers.h"
#include "searcher/output/trec_token.h"

namespace fundstelle {
namespace {

/// Stands for the query's id outside of batches.
constexpr std::string_view kOnlyQuery = "1";

class TrecPrinter : public Printer {
 public:
  TrecPrinter(std::string tag, std::FILE* out) : tag_(trec_token(tag)), out_(out) {}

  void print(const SearchResult& result) override {
    const std::string query_id = trec_token(result.query_id.empty() ? kOnlyQuery : result.query_id);
    std::string lines;
    for (const Hit& hit : result.hits) {
      lines += fmt::format("{} Q0 {} {} {:.6f} {}\n", query_id, trec_token(hit.id), hit.rank,
                           hit.score, tag_);
    }
    write_all(lines, out_);
  }

 private:
  std::string tag_;
  std::FILE* out_;
};

}  // namespace

std::unique_ptr<Printer> make_trec_printer(std::string tag, std::FILE* out) {
  return std::make_unique<TrecPrinter>(std::move(tag), out);
}

}  // namespace fundstelle
