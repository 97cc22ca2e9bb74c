#include "searcher/arguments.h"

#include <charconv>

#include <fmt/format.h>

#include "base/error.h"
#include "base/utf8.h"
#include "cli/option_types.h"
#include "index/version_text.h"

namespace fundstelle {
namespace {

constexpr const char* kQueryHelp =
    R"(In a query: all of these words (any of them, if fewer than ten documents have all), +must,
-not, AND OR NOT ( ), "a phrase", a NEAR/5 b, prefix*, title:word, exact:Word,
company:amazon, city:"New York", year:2018..2025, language:de, or * for every document.)";

FacetFilter parse_filter(std::string_view text, const char* option, bool exclude) {
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos || equals == 0 || equals + 1 == text.size()) {
    throw Error(fmt::format("{} needs NAME=VALUE, not '{}'", option, text),
                fmt::format("for example {} company=Amazon", option));
  }
  return {std::string(text.substr(0, equals)), std::string(text.substr(equals + 1)), exclude};
}

std::vector<FacetFilter> make_filters(const SearchArguments& arguments) {
  std::vector<FacetFilter> filters;
  const auto add = [&](const char* facet, const std::vector<std::string>& values) {
    for (const std::string& value : values) {
      if (trim(value).empty()) throw Error(fmt::format("--{} needs a value", facet));
      filters.push_back({facet, value, false});
    }
  };
  add("company", arguments.companies);
  add("city", arguments.cities);
  add("year", arguments.years);
  add("language", arguments.languages);
  for (const std::string& filter : arguments.facet_filters) {
    filters.push_back(parse_filter(filter, "--facet", false));
  }
  for (const std::string& filter : arguments.exclusions) {
    filters.push_back(parse_filter(filter, "--not", true));
  }
  return filters;
}

Date need_date(std::string_view text, bool end) {
  const auto date = end ? parse_date_end(text) : parse_date(text);
  if (!date) {
    throw Error(fmt::format("'{}' is no date", text), "write 2025-07-24, 2025-07 or 2025");
  }
  return *date;
}

DateRange parse_dates(std::string_view text) {
  const std::size_t dots = text.find("..");
  if (dots == std::string_view::npos) return {need_date(text, false), need_date(text, true)};
  const std::string_view from = trim(text.substr(0, dots));
  const std::string_view to = trim(text.substr(dots + 2));
  if (from.empty() && to.empty()) throw Error("--date needs FROM..TO, FROM.. or ..TO");
  DateRange range;
  if (!from.empty()) range.from = need_date(from, false);
  if (!to.empty()) range.to = need_date(to, true);
  return range;
}

// `7d`, `12h`, `2w`, `3m`, `1y`: so long before now. Anything else is a date.
Date parse_since(std::string_view text, std::int64_t now) {
  constexpr std::int64_t kHour = 3600, kDay = 24 * kHour;
  std::int64_t count = 0;
  const char* const text_end = text.data() + text.size();
  const auto [end, failure] = std::from_chars(text.data(), text_end, count);
  if (failure == std::errc{} && end + 1 == text_end && count >= 0 && count < 100'000) {
    switch (*end) {
      case 'h':
        return {now - count * kHour, true};
      case 'd':
        return {now - count * kDay, true};
      case 'w':
        return {now - count * 7 * kDay, true};
      case 'm':
        return {now - count * 30 * kDay, true};
      case 'y':
        return {now - count * 365 * kDay, true};
      default:
        break;
    }
  }
  if (const auto date = parse_date(text)) return *date;
  throw Error(fmt::format("--since cannot read '{}'", text),
              "write 12h, 7d, 2w, 3m, 1y or a date such as 2025-07-24");
}

std::vector<std::string> parse_facets(std::string_view list) {
  std::vector<std::string> facets;
  if (list == "none") return facets;
  for (;;) {
    const std::size_t comma = list.find(',');
    const std::string_view name = trim(list.substr(0, comma));
    if (!name.empty()) facets.emplace_back(name);
    if (comma == std::string_view::npos) return facets;
    list.remove_prefix(comma + 1);
  }
}

std::optional<Language> parse_language(std::string_view name) {
  if (name == "en") return Language::kEnglish;
  if (name == "de") return Language::kGerman;
  if (name == "any") return std::nullopt;
  throw Error(fmt::format("--lang takes en, de or any, not '{}'", name));
}

void add_filter_options(CLI::App& app, SearchArguments& arguments) {
  const auto short_facet = [&](const char* name, const char* what,
                               std::vector<std::string>& values) {
    add_repeatable_option(app, fmt::format("--{}", name), "V", values,
                          fmt::format("Only documents {}; repeatable, any of them", what))
        ->group("Filters");
  };
  short_facet("company", "on this company", arguments.companies);
  short_facet("city", "on this city", arguments.cities);
  short_facet("year", "of this year or range (2025, 2018..2025, 2018..)", arguments.years);
  short_facet("language", "in this language", arguments.languages);
  add_repeatable_option(app, "--facet", "NAME=V", arguments.facet_filters,
                        "The same for any facet of the index")
      ->group("Filters");
  add_repeatable_option(app, "--not", "NAME=V", arguments.exclusions,
                        "No documents with this value; repeatable")
      ->group("Filters");
  add_text_option(app, "--date", "FROM..TO", arguments.date,
                  "Only documents of these days; either end may be left out")
      ->group("Filters");
  add_text_option(app, "--since", "TIME", arguments.since,
                  "Only documents since: 12h, 7d, 2w, 3m, 1y or a date")
      ->group("Filters");
}

void add_result_options(CLI::App& app, SearchArguments& arguments) {
  add_number_option(app, "-n,--limit", "N", arguments.limit, "Hits shown (default 10)")
      ->group("Results");
  add_number_option(app, "--offset", "N", arguments.offset, "Hits left out first (default 0)")
      ->group("Results");
  add_choice_option<SortOrder>(app, "--sort",
                               {{"relevance", SortOrder::kRelevance},
                                {"newest", SortOrder::kNewest},
                                {"oldest", SortOrder::kOldest}},
                               arguments.sort, "Order of the hits (default relevance)")
      ->group("Results");
  add_text_option(app, "--lang", "en|de|any", arguments.lang,
                  "Language of the query's words (default any)")
      ->group("Results");
  app.add_flag("--all", arguments.match_all, "Only documents with all the words")->group("Results");
  app.add_flag("--any", arguments.match_any, "Documents with any of the words")->group("Results");
  add_text_option(app, "--facets", "LIST", arguments.facets,
                  "Facets to count, or none (default company,city,year,language)")
      ->group("Results");
  add_number_option(app, "--facet-limit", "N", arguments.facet_limit,
                    "Values shown of a facet (default 5; 0: all)")
      ->group("Results");
  add_number_option(app, "--snippets", "N", arguments.snippets,
                    "Fragments shown of a hit (default 2; 0: none)", {0, 100})
      ->group("Results");
  add_number_option(app, "--snippet-length", "CHARS", arguments.snippet_length,
                    "Longest fragment (default 240)", {20, 100'000})
      ->group("Results");
  add_choice_option<OutputFormat>(app, "--format",
                                  {{"text", OutputFormat::kText},
                                   {"json", OutputFormat::kJson},
                                   {"csv", OutputFormat::kCsv},
                                   {"tsv", OutputFormat::kTsv},
                                   {"trec", OutputFormat::kTrec},
                                   {"paths", OutputFormat::kPaths}},
                                  arguments.format, "Form of the output (default text)")
      ->group("Results");
  app.add_flag("-0,--null", arguments.null_separated, "End paths with NUL (--format paths)")
      ->group("Results");
  app.add_flag("--explain", arguments.explain, "Show how the query was read and scored")
      ->group("Results");
}

}  // namespace

void add_search_options(CLI::App& app, SearchArguments& arguments) {
  app.add_option("QUERY", arguments.query_words,
                 "Words and operators; without any, all documents, newest first");
  app.footer(kQueryHelp);
  add_filter_options(app, arguments);
  add_result_options(app, arguments);
  add_text_option(app, "--batch", "FILE", arguments.batch,
                  "Answer the queries of a JSON Lines file; - is standard input")
      ->group("Other work");
  add_text_option(app, "--qrels", "FILE", arguments.qrels,
                  "Score the batch by relevance judgements instead of printing it")
      ->group("Other work");
  add_text_option(app, "--show", "ID", arguments.show, "Print a document")->group("Other work");
  add_common_options(app, arguments.common, [] { return version_text("searcher"); });
}

SearchRequest make_request(const SearchArguments& arguments, const SearchConfig& config,
                           std::int64_t now) {
  SearchRequest request;
  request.query = arguments.query;
  request.filters = make_filters(arguments);
  if (arguments.date && arguments.since) throw Error("--date and --since exclude each other");
  if (arguments.date) request.dates = parse_dates(*arguments.date);
  if (arguments.since) request.dates = DateRange{parse_since(*arguments.since, now), {}};
  request.language = parse_language(arguments.lang.value_or(config.lang.value_or("any")));
  if (arguments.match_all && arguments.match_any) throw Error("--all and --any exclude each other");
  if (arguments.match_all) request.mode = MatchMode::kAll;
  if (arguments.match_any) request.mode = MatchMode::kAny;
  request.sort = arguments.sort.value_or(SortOrder::kRelevance);
  request.limit = arguments.limit.value_or(config.limit.value_or(request.limit));
  request.offset = arguments.offset.value_or(0);
  if (arguments.facets) {
    request.facets = parse_facets(*arguments.facets);
  } else if (config.facets) {
    request.facets = *config.facets;
  }
  request.facet_limit =
      arguments.facet_limit.value_or(config.facet_limit.value_or(request.facet_limit));
  request.snippets = arguments.snippets.value_or(config.snippets.value_or(request.snippets));
  request.snippet_length =
      arguments.snippet_length.value_or(config.snippet_length.value_or(request.snippet_length));
  request.explain = arguments.explain;
  const OutputFormat format = arguments.format.value_or(OutputFormat::kText);
  request.details = format != OutputFormat::kTrec && format != OutputFormat::kPaths;
  request.paths = format != OutputFormat::kTrec;
  request.count = request.details;
  request.count_some = format == OutputFormat::kText;
  return request;
}

}  // namespace fundstelle
