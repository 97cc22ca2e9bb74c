// Comma- and tab-separated values: a header line once, then a line for each hit.
//
// CSV follows RFC 4180, but for the line ends, which are plain line feeds: fields with a comma, a
// quote or a line break stand in quotes, and quotes are doubled. TSV knows no quoting, so tab, line
// breaks and backslash in a value become a space. In both, the other control characters become a
// space, and characters that show nothing go: neither format has a place for them, and they could
// steer a terminal or hide words. JSON has every value as it is.
#include <algorithm>
#include <optional>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/printed_text.h"
#include "base/utf8.h"
#include "searcher/output/printers.h"

namespace fundstelle {
namespace {

constexpr std::string_view kColumns[] = {"rank",     "score", "id",      "title",
                                         "language", "date",  "company", "city",
                                         "year",     "url",   "path",    "snippet"};
constexpr std::string_view kListSeparator = "|";
constexpr std::string_view kFragmentSeparator = " … ";

std::string facet_values(const Hit& hit, std::string_view name) {
  const auto facet = std::find_if(hit.facets.begin(), hit.facets.end(),
                                  [&](const FacetValues& values) { return values.name == name; });
  if (facet == hit.facets.end()) return {};
  return fmt::format("{}", fmt::join(facet->values, kListSeparator));
}

std::string fragments(const Hit& hit) {
  std::string joined;
  for (const Snippet& snippet : hit.snippets) {
    if (!joined.empty()) joined += kFragmentSeparator;
    joined += snippet.text;
  }
  return joined;
}

class DelimitedPrinter : public Printer {
 public:
  DelimitedPrinter(Delimiter delimiter, std::FILE* out) : delimiter_(delimiter), out_(out) {}

  // A batch has the query's id as its first column.
  void print(const SearchResult& result) override {
    std::string lines;
    if (!header_written_) {
      with_query_id_ = !result.query_id.empty();
      std::vector<std::string> names(std::begin(kColumns), std::end(kColumns));
      append_line(lines, "query_id", names);
      header_written_ = true;
    }
    for (const Hit& hit : result.hits) append_line(lines, result.query_id, values(hit));
    write_all(lines, out_);
  }

 private:
  // In the order of kColumns.
  static std::vector<std::string> values(const Hit& hit) {
    return {std::to_string(hit.rank),
            fmt::format("{:.4f}", hit.score),
            hit.id,
            hit.title,
            hit.language,
            hit.date ? hit.date->to_string() : std::string(),
            facet_values(hit, "company"),
            facet_values(hit, "city"),
            facet_values(hit, "year"),
            hit.url,
            hit.path,
            fragments(hit)};
  }

  void append_line(std::string& lines, std::string_view query_id,
                   const std::vector<std::string>& fields) const {
    if (with_query_id_) lines += encode(query_id) + static_cast<char>(delimiter_);
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (i > 0) lines += static_cast<char>(delimiter_);
      lines += encode(fields[i]);
    }
    lines += '\n';
  }

  std::string encode(std::string_view value) const {
    std::string clean = without_controls(value);
    if (delimiter_ == Delimiter::kTab || clean.find_first_of(",\"\r\n") == std::string::npos) {
      return clean;
    }
    std::string quoted = "\"";
    for (const char c : clean) {
      if (c == '"') quoted += '"';
      quoted += c;
    }
    return quoted += '"';
  }

  std::string without_controls(std::string_view value) const {
    const std::string valid = repair_utf8(value).text;
    std::string clean;
    PrintedText characters(valid);
    while (const std::optional<PrintedCharacter> printed = characters.next()) {
      if (is_allowed(*printed)) {
        clean.append(valid, printed->begin, printed->end - printed->begin);
      } else if (printed->effect != Effect::kInvisible) {
        clean += ' ';
      }
    }
    return clean;
  }

  bool is_allowed(const PrintedCharacter& printed) const {
    const char32_t character = printed.character;
    if (delimiter_ == Delimiter::kTab && character == U'\\') return false;
    if (delimiter_ == Delimiter::kComma &&
        (character == U'\t' || character == U'\r' || character == U'\n')) {
      return true;
    }
    return printed.effect == Effect::kShown;
  }

  Delimiter delimiter_;
  std::FILE* out_;
  bool header_written_ = false;
  bool with_query_id_ = false;
};

}  // namespace

std::unique_ptr<Printer> make_delimited_printer(Delimiter delimiter, std::FILE* out) {
  return std::make_unique<DelimitedPrinter>(delimiter, out);
}

}  // namespace fundstelle
