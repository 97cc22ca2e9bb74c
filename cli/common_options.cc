#include "cli/common_options.h"

#include <utility>

#include "base/error.h"
#include "cli/option_types.h"

namespace fundstelle {
namespace {

namespace fs = std::filesystem;

constexpr char kGroup[] = "Common options";

/// Absolute and normal; `a/b/` and `a/b` are the same folder.
fs::path normal_folder(const fs::path& folder) {
  const fs::path normal = fs::absolute(folder).lexically_normal();
  return normal.has_filename() ? normal : normal.parent_path();
}

fs::path resolve_index(const std::optional<std::string>& given, const Config& config,
                       const Environment& environment) {
  if (given) {
    if (given->empty()) throw Error("--index needs a folder");
    return *given;
  }
  if (const auto variable = environment("FUNDSTELLE_INDEX")) return *variable;
  if (config.index) return *config.index;
  if (const auto folder = xdg_folder("XDG_DATA_HOME", ".local/share", environment)) {
    return *folder / "index";
  }
  throw Error("there is no home folder to look for the index in",
              "name one with --index DIR or FUNDSTELLE_INDEX");
}

}  // namespace

void add_common_options(CLI::App& app, CommonArguments& arguments,
                        std::function<std::string()> version) {
  add_text_option(app, "--index", "DIR", arguments.index,
                  "The index [$FUNDSTELLE_INDEX or ~/.local/share/fundstelle/index]")
      ->group(kGroup);
  add_text_option(app, "--config", "FILE", arguments.config,
                  "The configuration [~/.config/fundstelle/config.toml]")
      ->group(kGroup);
  add_choice_option(app, "--color", color_mode_words(), arguments.color,
                    "Colours [auto: on a terminal, unless NO_COLOR is set]")
      ->group(kGroup);
  app.add_flag("-q,--quiet", arguments.quiet, "No notes, no progress, no closing line")
      ->group(kGroup);
  app.add_flag("-v,--verbose", arguments.verbose, "More details on standard error")->group(kGroup);
  app.set_version_flag("--version", std::move(version), "Print the versions and exit")
      ->group(kGroup);
  // Made anew, since the help lists groups in the order of their first options.
  app.set_help_flag("-h,--help", "Print this help and exit")->group(kGroup);
}

CommonOptions resolve_common_options(const CommonArguments& arguments,
                                     const Environment& environment) {
  CommonOptions options;
  options.config = load_config(arguments.config, environment);
  options.index = normal_folder(resolve_index(arguments.index, options.config, environment));
  options.color = arguments.color.value_or(options.config.color.value_or(ColorMode::kAuto));
  options.quiet = arguments.quiet;
  options.verbose = arguments.verbose;
  return options;
}

}  // namespace fundstelle
