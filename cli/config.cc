#include "cli/config.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"
#include "base/input_file.h"
#include "cli/toml_reader.h"

namespace fundstelle {
namespace {

namespace fs = std::filesystem;

/// Facets that every index has.
constexpr std::array<std::string_view, 4> kBuiltInFacets = {"company", "city", "year", "language"};

std::optional<ColorMode> read_color(TomlReader& reader) {
  std::vector<std::string> words;
  for (const auto& [word, mode] : color_mode_words()) words.push_back(word);
  const std::optional<std::string> given = reader.choice("color", words);
  for (const auto& [word, mode] : color_mode_words()) {
    if (given == word) return mode;
  }
  return std::nullopt;
}

std::optional<fs::path> read_index(TomlReader& reader, const fs::path& file,
                                   const Environment& environment) {
  const std::optional<std::string> given = reader.text("index");
  if (!given) return std::nullopt;
  if (given->empty()) throw reader.error("index", "must name a folder");
  const std::optional<std::string> home = environment("HOME");
  if (home && given->starts_with("~/"))
    return (fs::path(*home) / given->substr(2)).lexically_normal();
  return (fs::absolute(file).parent_path() / *given).lexically_normal();
}

SearchConfig read_search(TomlReader reader) {
  SearchConfig search;
  search.limit = reader.number("limit", 0);
  search.snippets = reader.number("snippets", 0);
  search.snippet_length = reader.number("snippet_length", 1);
  search.facet_limit = reader.number("facet_limit", 0);
  search.facets = reader.texts("facets");
  search.lang = reader.choice("lang", {"en", "de", "any"});
  reader.reject_unknown_keys();
  return search;
}

IndexingConfig read_indexing(TomlReader reader) {
  IndexingConfig indexing;
  indexing.jobs = reader.number("jobs", 1);
  indexing.memory = reader.size("memory");
  indexing.max_record = reader.size("max_record");
  indexing.mode = reader.choice("mode", {"owner", "group", "all"});
  indexing.max_expansion = reader.number("max_expansion", 0);
  indexing.include = reader.texts("include").value_or(std::vector<std::string>());
  indexing.exclude = reader.texts("exclude").value_or(std::vector<std::string>());
  reader.reject_unknown_keys();
  return indexing;
}

bool is_facet_name(std::string_view name) {
  constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz0123456789_-";
  return !name.empty() && name.find_first_not_of(kLetters) == std::string_view::npos &&
         name.front() >= 'a' && name.front() <= 'z';
}

std::vector<FacetConfig> read_facets(TomlReader reader) {
  std::vector<FacetConfig> facets;
  for (const std::string& name : reader.table_names()) {
    if (!is_facet_name(name)) {
      throw reader.error(name, "a facet's name is made of a-z, 0-9, _ and -, a letter first");
    }
    if (std::find(kBuiltInFacets.begin(), kBuiltInFacets.end(), name) != kBuiltInFacets.end()) {
      throw reader.error(name, "this facet is built in and cannot be defined anew");
    }
    TomlReader table = reader.table(name);
    FacetConfig facet;
    facet.name = name;
    facet.field = table.text("field").value_or(name);
    facet.label = table.text("label").value_or(name);
    facet.label_de = table.text("label_de").value_or(facet.label);
    table.reject_unknown_keys();
    facets.push_back(std::move(facet));
  }
  return facets;
}

// A key of many names (a.b.c…) is a table in a table for each of them, and toml++ goes through
// these by recursion.
void check_depth(const std::string& text, const fs::path& file) {
  constexpr std::size_t kMaxNames = 100;
  std::size_t line = 1, dots = 0;
  for (const char c : text) {
    if (c == '\n') ++line;
    if (c == '\n' || c == ',') dots = 0;
    if (c == '.' && ++dots > kMaxNames) {
      throw Error(fmt::format("{}:{}: more than {} dots in a row", file.string(), line, kMaxNames));
    }
  }
}

std::string read_file(const fs::path& file) {
  constexpr std::size_t kMaxBytes = 1 << 20;
  return read_whole(InputFile(file, fmt::format("the configuration {}", file.string())), kMaxBytes);
}

}  // namespace

Config parse_config(const std::string& text, const fs::path& file, const Environment& environment) {
  check_depth(text, file);
  toml::table root;
  try {
    root = toml::parse(text, file.string());
  } catch (const toml::parse_error& problem) {
    throw Error(fmt::format("{}:{}:{}: {}", file.string(), problem.source().begin.line,
                            problem.source().begin.column, problem.description()));
  }
  TomlReader reader(&root, file.string(), "");
  Config config;
  config.file = file;
  config.index = read_index(reader, file, environment);
  config.color = read_color(reader);
  config.search = read_search(reader.table("search"));
  config.indexing = read_indexing(reader.table("indexing"));
  config.facets = read_facets(reader.table("facets"));
  reader.reject_unknown_keys();
  return config;
}

Config load_config(const std::optional<std::string>& named, const Environment& environment) {
  if (named) {
    if (named->empty()) throw Error("--config needs a file");
    return parse_config(read_file(*named), *named, environment);
  }
  const std::optional<fs::path> folder = xdg_folder("XDG_CONFIG_HOME", ".config", environment);
  if (!folder) return {};
  const fs::path file = *folder / "config.toml";
  std::error_code problem;
  const fs::file_status status = fs::status(file, problem);
  if (status.type() == fs::file_type::not_found) return {};
  return parse_config(read_file(file), file, environment);
}

std::optional<fs::path> xdg_folder(const std::string& variable, const std::string& fallback,
                                   const Environment& environment) {
  const std::optional<std::string> base = environment(variable);
  if (base && fs::path(*base).is_absolute()) return fs::path(*base) / "fundstelle";
  const std::optional<std::string> home = environment("HOME");
  if (!home) return std::nullopt;
  return fs::path(*home) / fallback / "fundstelle";
}

std::vector<std::pair<std::string, ColorMode>> color_mode_words() {
  return {{"auto", ColorMode::kAuto}, {"always", ColorMode::kAlways}, {"never", ColorMode::kNever}};
}

}  // namespace fundstelle
