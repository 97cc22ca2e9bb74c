// The configuration file: what is the same in every call and too long to type.
//
// It is TOML. Every key is optional; an unknown key or a value of the wrong type is an Error, so
// that a typo does not pass for a setting. What the command line says goes before it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "cli/environment.h"
#include "cli/terminal.h"

namespace fundstelle {

/// `[search]`: defaults of searcher's options of the same names.
struct SearchConfig {
  std::optional<std::uint64_t> limit;
  std::optional<std::uint64_t> snippets;
  std::optional<std::uint64_t> snippet_length;  ///< Characters, from 1.
  std::optional<std::uint64_t> facet_limit;     ///< 0 shows all values.
  std::optional<std::vector<std::string>> facets;
  std::optional<std::string> lang;  ///< `en`, `de` or `any`.
};

/// `[indexing]`: defaults of indexer's options of the same names.
struct IndexingConfig {
  std::optional<std::uint64_t> jobs;           ///< Threads, from 1.
  std::optional<std::uint64_t> memory;         ///< Bytes.
  std::optional<std::uint64_t> max_record;     ///< Bytes.
  std::optional<std::uint64_t> max_expansion;  ///< Times the size of the file; 0: any.
  std::optional<std::string> mode;             ///< `owner`, `group` or `all`.
  std::vector<std::string> include;            ///< Globs.
  std::vector<std::string> exclude;            ///< Globs.
};

/// `[facets.NAME]`: a facet over a metadata field that Fundstelle itself does not interpret.
struct FacetConfig {
  std::string name;      ///< As in `--facet NAME=V`: lower-case letters, digits, `_` and `-`.
  std::string field;     ///< The metadata field; NAME unless given.
  std::string label;     ///< For English output; NAME unless given.
  std::string label_de;  ///< For German output; `label` unless given.
};

struct Config {
  std::filesystem::path file;                  ///< Where it was read from; empty without a file.
  std::optional<std::filesystem::path> index;  ///< Absolute.
  std::optional<ColorMode> color;
  SearchConfig search;
  IndexingConfig indexing;
  std::vector<FacetConfig> facets;  ///< In the order of the file.
};

/// Reads the text of a configuration file. In `index`, a leading `~/` is the home folder, and a
/// relative path starts at the folder of `file`. Throws Error.
Config parse_config(const std::string& text, const std::filesystem::path& file,
                    const Environment& environment);

/// Reads `named` (the value of `--config`), which must be there, or without it the default file,
/// `$XDG_CONFIG_HOME/fundstelle/config.toml` or `~/.config/fundstelle/config.toml`, which may be
/// absent. Throws Error.
Config load_config(const std::optional<std::string>& named, const Environment& environment);

/// `fundstelle/` below the base folder of the XDG specification: `$variable`, else
/// `~/fallback`. A relative `$variable` is ignored, as the specification wants it. Nothing when
/// there is no home folder either.
std::optional<std::filesystem::path> xdg_folder(const std::string& variable,
                                                const std::string& fallback,
                                                const Environment& environment);

/// The words for ColorMode on the command line and in the configuration.
std::vector<std::pair<std::string, ColorMode>> color_mode_words();

}  // namespace fundstelle
