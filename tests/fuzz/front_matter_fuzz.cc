// Fuzzes front matter and what follows it: the input is a file, read as text and as Markdown.
#include "indexer/sources/document_reader.h"
#include "tests/fuzz/article_check.h"

namespace fundstelle {
namespace {

FuzzedReading read(std::string_view bytes, Format format, const std::string& name) {
  FuzzedReading reading;
  FuzzedStream stream(bytes, bytes.size() + 1);
  read_document(stream, name, format, {}, reading.sink());
  check_reading(reading);
  const bool lost = std::any_of(reading.failures.begin(), reading.failures.end(),
                                [](const Failure& failure) { return failure.lost; });
  check(reading.articles.size() == (lost ? 0U : 1U), "a file is an article or lost");
  return reading;
}

void run(std::string_view bytes) {
  const FuzzedReading text = read(bytes, Format::kText, "a.txt");
  const FuzzedReading markdown = read(bytes, Format::kMarkdown, "a.md");
  if (text.articles.empty() || markdown.articles.empty()) return;
  const Article& a = text.articles[0];
  const Article& b = markdown.articles[0];
  check(a.companies == b.companies && a.cities == b.cities && a.years == b.years &&
            a.date == b.date && a.url == b.url && a.language == b.language,
        "both formats have the same front matter");
}

}  // namespace
}  // namespace fundstelle

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fundstelle::run({reinterpret_cast<const char*>(data), size});
  return 0;
}
