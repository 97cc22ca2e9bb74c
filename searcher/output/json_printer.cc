// JSON Lines: explain (if asked for), hits, facets, summary; one record a line.
#include <string>
#include <string_view>

#include "base/json_object.h"
#include "base/json_text.h"
#include "base/pieces.h"
#include "searcher/output/printers.h"

namespace fundstelle {
namespace {

constexpr int kScoreDigits = 4;
constexpr int kMillisecondDigits = 2;
constexpr std::size_t kBufferBytes = std::size_t{1} << 20;
constexpr int kShareDigits = 3;

std::string ranges_json(const std::vector<ByteRange>& ranges) {
  return json_array(ranges, [](const ByteRange& range) {
    return '[' + std::to_string(range.first) + ',' + std::to_string(range.second) + ']';
  });
}

std::string facets_json(const std::vector<FacetValues>& facets) {
  JsonObject object;
  for (const FacetValues& facet : facets) object.add_json(facet.name, json_strings(facet.values));
  return object.str();
}

std::string fields_json(const Hit& hit) {
  JsonObject object;
  for (const auto& [name, json] : hit.fields) object.add_json(name, json_verbatim(json));
  return object.str();
}

std::string contribution_json(const Contribution& contribution) {
  return JsonObject()
      .add("word", contribution.word)
      .add_json("score", json_number(contribution.score, kScoreDigits))
      .str();
}

void add_hit(JsonObject& data, const Hit& hit) {
  data.add("rank", hit.rank)
      .add_json("score", json_number(hit.score, kScoreDigits))
      .add("id", hit.id)
      .add("path", hit.path)
      .add_or_null("url", hit.url)
      .add_or_null("title", hit.title)
      .add_json("title_highlights", ranges_json(hit.title_highlights))
      .add_or_null("language", hit.language)
      .add_or_null("date", hit.date ? hit.date->to_string() : std::string())
      .add_json("facets", facets_json(hit.facets));
}

void add_more_of_hit(JsonObject& data, const Hit& hit) {
  data.add_json("fields", fields_json(hit));
  if (!hit.contributions.empty()) {
    data.add_json("contributions", json_array(hit.contributions, contribution_json));
  }
}

void add_facet(JsonObject& data, const FacetCounts& facet) {
  data.add("name", facet.name)
      .add_json("values", json_array(facet.values,
                                     [](const FacetCount& value) {
                                       return JsonObject()
                                           .add("value", value.value)
                                           .add("count", value.count)
                                           .add("selected", value.selected)
                                           .str();
                                     }))
      .add("more", facet.more);
}

void add_summary(JsonObject& data, const Summary& summary) {
  data.add("query", summary.query)
      .add("matches", summary.matches)
      .add("shown", summary.shown)
      .add("offset", summary.offset)
      .add_json("mode", summary.mode ? json_string(*summary.mode) : "null")
      .add_json("corrected", summary.corrected ? json_string(*summary.corrected) : "null")
      .add_json("notes", json_strings(summary.notes))
      .add_json("milliseconds", json_number(summary.milliseconds, kMillisecondDigits));
}

std::string shares_json(const std::vector<std::pair<std::string, double>>& shares) {
  JsonObject object;
  for (const auto& [code, share] : shares) {
    object.add_json(code, json_number(share, kShareDigits));
  }
  return object.str();
}

void add_explanation(JsonObject& data, const Explanation& explanation) {
  data.add("query", explanation.query)
      .add("tree", explanation.tree)
      .add("xapian", explanation.xapian)
      .add_json("groups", json_strings(explanation.groups))
      .add_json("function_words", json_strings(explanation.function_words))
      .add_json("languages", shares_json(explanation.languages));
}

class JsonPrinter : public Printer {
 public:
  explicit JsonPrinter(std::FILE* out) : out_(out) {}

  void print(const SearchResult& result) override {
    lines_.clear();
    const auto append = [&](std::string_view type, const auto& item, auto add_members) {
      JsonObject data = begin(result);
      add_members(data, item);
      lines_ += json_record(type, data);
    };
    if (result.explanation) append("explain", *result.explanation, add_explanation);
    for (const Hit& hit : result.hits) append_hit(result, hit);
    for (const FacetCounts& facet : result.facets) append("facet", facet, add_facet);
    append("summary", result.summary, add_summary);
    write_all(lines_, out_);
  }

 private:
  static JsonObject begin(const SearchResult& result) {
    JsonObject data;
    if (!result.query_id.empty()) data.add("query_id", result.query_id);
    return data;
  }

  // Snippets are written as they are made into JSON: with `--show` one may be a very long text.
  void append_hit(const SearchResult& result, const Hit& hit) {
    JsonObject data = begin(result);
    add_hit(data, hit);
    JsonObject more;
    add_more_of_hit(more, hit);
    lines_ += R"({"type":"hit","data":{)" + data.members() + R"(,"snippets":[)";
    for (const Snippet& snippet : hit.snippets) {
      if (&snippet != &hit.snippets.front()) lines_ += ',';
      append_snippet(snippet);
    }
    lines_ += "]," + more.members() + "}}\n";
  }

  void append_snippet(const Snippet& snippet) {
    lines_ += R"({"text":")";
    for_each_piece(snippet.text, [&](std::string_view piece) {
      const std::string json = json_string(piece);
      lines_.append(json, 1, json.size() - 2);  // without the quotes
      if (lines_.size() < kBufferBytes) return;
      write_all(lines_, out_);
      lines_.clear();
    });
    JsonObject more;
    more.add("offset", snippet.offset).add_json("highlights", ranges_json(snippet.highlights));
    lines_ += "\"," + more.members() + '}';
  }

  std::string lines_;  // not written yet
  std::FILE* out_;
};

}  // namespace

std::unique_ptr<Printer> make_json_printer(std::FILE* out) {
  return std::make_unique<JsonPrinter>(out);
}

}  // namespace fundstelle
