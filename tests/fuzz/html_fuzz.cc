// Fuzzes the reader of HTML: the input is a page.
#include "indexer/sources/document.h"
#include "indexer/sources/document_reader.h"
#include "indexer/sources/html_cleaning.h"
#include "tests/fuzz/article_check.h"

namespace fundstelle {
namespace {

void run(std::string_view bytes) {
  FuzzedReading reading;
  FuzzedStream stream(bytes, bytes.size() + 1);
  read_document(stream, "a.html", Format::kHtml, {}, reading.sink());
  check_reading(reading);
  const bool lost = std::any_of(reading.failures.begin(), reading.failures.end(),
                                [](const Failure& failure) { return failure.lost; });
  check(reading.articles.size() == (lost ? 0U : 1U), "a page is an article or lost");

  const std::string page = repair_utf8(bytes).text;
  const std::string cleaned = clean_html(page);
  check(is_valid_utf8(cleaned), "a cleaned page is valid UTF-8");
  // Two bytes may be added to a short comment, and one to a tag.
  check(cleaned.size() <= 2 * page.size(), "a cleaned page is not much longer");
  check(clean_html(cleaned) == cleaned, "there is nothing left to clean");
}

}  // namespace
}  // namespace fundstelle

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fundstelle::run({reinterpret_cast<const char*>(data), size});
  return 0;
}
