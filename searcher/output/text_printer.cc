// Results for people: hits with title, place, date and snippets, then the number of matches and the
// facets. A terminal changes colours and width, never the content.
#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/sanitize.h"
#include "searcher/output/facet_blocks.h"
#include "searcher/output/labels.h"
#include "searcher/output/printers.h"
#include "searcher/output/text_layout.h"

namespace fundstelle {
namespace {

constexpr std::size_t kMinWidth = 40;
constexpr std::size_t kMinRankDigits = 2;
constexpr std::string_view kFactSeparator = " · ";
/// In front of a snippet that does not start at the text's beginning.
constexpr std::string_view kContinued = "… ";

// A file is called by its name, a record by its id.
std::string_view last_part(std::string_view id) {
  const std::string_view name = id.substr(id.rfind('/') + 1);
  return name.empty() ? id : name;
}

class TextPrinter : public Printer {
 public:
  TextPrinter(const PrintOptions& options, std::FILE* out)
      : width_(std::max(options.width, kMinWidth)),
        labels_(options.german),
        localize_(options.localize),
        painter_(options.color),
        out_(out) {}

  void print(const SearchResult& result) override {
    std::string text;
    if (!first_) text += '\n';
    first_ = false;
    if (!result.query_id.empty()) append_query(text, result);
    if (result.explanation) append_explanation(text, *result.explanation);
    const std::size_t last_rank = result.hits.empty() ? 0 : result.hits.back().rank;
    const std::size_t digits = std::max(std::to_string(last_rank).size(), kMinRankDigits);
    for (const Hit& hit : result.hits) append_hit(text, hit, digits);
    append_summary(text, result);
    const std::string facets = format_facets(result.facets, width_, labels_, localize_, painter_);
    if (!facets.empty()) text += '\n' + facets;
    write_all(text, out_);
  }

 private:
  void append(std::string& text, const MarkedText& content, const Paragraph& paragraph) const {
    append_paragraph(text, content, paragraph, width_, painter_);
  }

  // `read as      (many a b)`; further lines start below the value.
  void append_entry(std::string& text, std::string_view name, std::string_view value) const {
    constexpr std::size_t kNameColumns = 13;
    const std::string lead = fmt::format("{:<{}}", name, kNameColumns);
    append(text, {sanitize_for_reading(value), {}}, {.lead = lead, .indent = kNameColumns});
  }

  void append_query(std::string& text, const SearchResult& result) const {
    const std::string heading = result.query_id + ": " + result.summary.query;
    append(text, {sanitize_for_reading(heading), {}}, {.style = sgr::kBold});
    text += '\n';
  }

  void append_explanation(std::string& text, const Explanation& explanation) const {
    append_entry(text, labels_.query(), explanation.query);
    append_entry(text, labels_.read_as(), explanation.tree);
    append_entry(text, labels_.sent_as(), explanation.xapian);
    std::string_view name = labels_.words();
    for (const std::string& group : explanation.groups) {
      append_entry(text, name, group);
      name = {};
    }
    if (!explanation.function_words.empty()) {
      append_entry(text, labels_.left_out(),
                   fmt::format("{}", fmt::join(explanation.function_words, ", ")));
    }
    if (!explanation.languages.empty()) {
      std::string shares;
      for (const auto& [code, share] : explanation.languages) {
        shares += fmt::format("{}{} {:.3f}", shares.empty() ? "" : ", ", code, share);
      }
      append_entry(text, labels_.languages(), shares);
    }
    text += '\n';
  }

  void append_hit(std::string& text, const Hit& hit, std::size_t digits) const {
    const std::string rank = fmt::format("{:>{}}. ", hit.rank, digits);
    const std::string indent(rank.size(), ' ');
    const Paragraph plain{.lead = indent, .indent = indent.size()};
    const Paragraph dim{.lead = indent, .indent = indent.size(), .style = sgr::kDim};

    append(text, title(hit), {.lead = rank, .indent = indent.size(), .style = sgr::kBold});
    append(text, {sanitize_for_reading(facts(hit)), {}}, plain);
    for (const Snippet& snippet : hit.snippets) append(text, fragment(snippet), plain);
    append(text, {sanitize_for_reading(place(hit)), {}}, dim);
    if (!hit.contributions.empty())
      append(text, {sanitize_for_reading(contributions(hit)), {}}, dim);
    text += '\n';
  }

  static MarkedText title(const Hit& hit) {
    MarkedText title = sanitize_for_reading(hit.title, hit.title_highlights);
    if (title.text.find_first_not_of(' ') == std::string::npos) {
      title = {sanitize_for_reading(last_part(hit.id)), {}};
    }
    return title;
  }

  static MarkedText fragment(const Snippet& snippet) {
    MarkedText fragment = sanitize_for_reading(snippet.text, snippet.highlights);
    if (snippet.offset == 0) return fragment;
    fragment.text.insert(0, kContinued);
    for (auto& [begin, end] : fragment.marks) {
      begin += kContinued.size();
      end += kContinued.size();
    }
    return fragment;
  }

  // Where and when first, then who, then what else is known.
  std::string facts(const Hit& hit) const {
    std::vector<std::string> facts;
    const auto add_facet = [&](const FacetValues& facet) {
      if (!facet.values.empty()) facts.push_back(values(facet));
    };
    const auto add_named = [&](std::string_view name) {
      for (const FacetValues& facet : hit.facets) {
        if (facet.name == name) add_facet(facet);
      }
    };
    add_named("city");
    if (hit.date) {
      facts.push_back(labels_.date(*hit.date));
    } else {
      add_named("year");
    }
    add_named("company");
    for (const FacetValues& facet : hit.facets) {
      const bool done = facet.name == "city" || facet.name == "year" || facet.name == "company" ||
                        facet.name == "language";
      if (!done) add_facet(facet);
    }
    if (!hit.language.empty()) facts.push_back(hit.language);
    return fmt::format("{}", fmt::join(facts, kFactSeparator));
  }

  std::string values(const FacetValues& facet) const {
    std::string list;
    for (const std::string& value : facet.values) {
      if (!list.empty()) list += ", ";
      list += localize_ ? localize_(facet.name, value) : value;
    }
    return list;
  }

  // A file's path; of a record, its id and where it comes from.
  static std::string place(const Hit& hit) {
    if (hit.id == hit.path) return hit.path;
    return fmt::format("{}{}{}", hit.id, kFactSeparator, hit.url.empty() ? hit.path : hit.url);
  }

  std::string contributions(const Hit& hit) const {
    std::vector<std::string> words;
    for (const Contribution& contribution : hit.contributions) {
      words.push_back(fmt::format("{} {:.2f}", contribution.word, contribution.score));
    }
    return fmt::format("{} {:.2f}: {}", labels_.score(), hit.score, fmt::join(words, ", "));
  }

  void append_summary(std::string& text, const SearchResult& result) const {
    const Summary& summary = result.summary;
    std::string line = labels_.matches(summary.matches, summary.matches_exact);
    if (summary.matches > summary.shown) {
      line += ", " + labels_.shown(summary.offset + 1, summary.shown);
    }
    if (summary.with_some > 0) line += "; " + labels_.with_some(summary.with_some);
    append(text, {line, {}}, {});
    if (summary.corrected) {
      append(text, {sanitize_for_reading(*summary.corrected), {}},
             {.lead = labels_.corrected(), .indent = labels_.corrected().size()});
    }
    for (const std::string& note : summary.notes) {
      append(text, {sanitize_for_reading(note), {}},
             {.lead = labels_.note(), .indent = labels_.note().size()});
    }
  }

  std::size_t width_;
  Labels labels_;
  Localize localize_;
  Painter painter_;
  std::FILE* out_;
  bool first_ = true;
};

}  // namespace

std::unique_ptr<Printer> make_text_printer(const PrintOptions& options, std::FILE* out) {
  return std::make_unique<TextPrinter>(options, out);
}

}  // namespace fundstelle
