#include "tests/unit/output/printed.h"

namespace fundstelle {

std::string printed(const std::vector<SearchResult>& results, const PrintOptions& options) {
  const auto close = [](std::FILE* file) { std::fclose(file); };
  const std::unique_ptr<std::FILE, decltype(close)> file(std::tmpfile(), close);
  const std::unique_ptr<Printer> printer = make_printer(options, file.get());
  for (const SearchResult& result : results) printer->print(result);
  printer->finish();

  std::string text(static_cast<std::size_t>(std::ftell(file.get())), '\0');
  std::rewind(file.get());
  text.resize(std::fread(text.data(), 1, text.size(), file.get()));
  return text;
}

SearchResult sample_result() {
  Hit file;
  file.rank = 1;
  file.score = 12.345678;
  file.id = file.path = "/news/ki labor.md";
  file.title = "Amazon schließt Forschungslabor";
  file.title_highlights = {{17, 26}, {27, 32}};
  file.language = "de";
  file.date = Date{1753315200, false};
  file.facets = {{"company", {"Amazon", "Microsoft"}},
                 {"city", {"Shanghai"}},
                 {"year", {"2025"}},
                 {"language", {"de"}}};
  file.snippets = {{"Das Labor wird geschlossen.", 0, {{4, 9}}},
                   {"„Schade“, sagt\nein \"Sprecher\" des Labors.", 120, {{39, 45}}}};
  file.fields = {{"pages", "12.50"}, {"tags", "[\"a\",\n \"b\"]"}};

  Hit record;
  record.rank = 2;
  record.score = 3;
  record.id = "r\t17";
  record.path = "/news/wire.jsonl";
  record.url = "https://example.org/17";
  record.facets = {{"company", {}}, {"city", {}}, {"year", {"2018", "2019"}}, {"language", {}}};

  SearchResult result;
  result.hits = {file, record};
  result.facets = {{"company", {{"Amazon", 1234, true}, {"Microsoft", 617, false}}, 12},
                   {"year", {{"2025", 3, false}, {"2018", 1, false}}, 0}};
  result.summary = {.query = "Labor",
                    .matches = 1240,
                    .shown = 2,
                    .mode = std::nullopt,
                    .corrected = std::nullopt,
                    .notes = {"the index is 3 days old"},
                    .milliseconds = 3.14159};
  return result;
}

}  // namespace fundstelle
