#include "cli/terminal.h"

#include <charconv>
#include <string_view>
#include <system_error>

#include <sys/ioctl.h>
#include <unistd.h>

namespace fundstelle {
namespace {

constexpr std::size_t kDefaultWidth = 80;

bool is_dumb(const Environment& environment) {
  return environment("TERM") == "dumb";
}

}  // namespace

bool is_terminal(int descriptor) {
  return isatty(descriptor) == 1;
}

bool can_redraw(const Environment& environment, bool stderr_is_terminal) {
  return stderr_is_terminal && !is_dumb(environment);
}

std::size_t terminal_width(int descriptor, const Environment& environment) {
  winsize size = {};
  if (ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  if (const auto columns = environment("COLUMNS")) {
    std::size_t width = 0;
    const char* const end = columns->data() + columns->size();
    const auto [last, problem] = std::from_chars(columns->data(), end, width);
    if (problem == std::errc() && last == end && width > 0) return width;
  }
  return kDefaultWidth;
}

bool use_color(ColorMode mode, const Environment& environment, bool stdout_is_terminal) {
  if (mode != ColorMode::kAuto) return mode == ColorMode::kAlways;
  return stdout_is_terminal && !environment("NO_COLOR") && !is_dumb(environment);
}

bool speaks_german(const Environment& environment) {
  for (const char* const name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const auto locale = environment(name);
    if (!locale) continue;
    const std::string_view language =
        std::string_view(*locale).substr(0, locale->find_first_of("_.@"));
    return language == "de";
  }
  return false;
}

}  // namespace fundstelle
