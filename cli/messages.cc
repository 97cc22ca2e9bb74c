#include "cli/messages.h"

#include <utility>

#include "base/sanitize.h"

namespace fundstelle {
namespace {

constexpr std::string_view kHintIndent = "  ";
/// ECMA-48: to the first column, and erase to the end of the line.
constexpr std::string_view kEraseLine = "\r\x1b[K";

}  // namespace

Messages::Messages(std::string program, Verbosity verbosity, std::FILE* stream)
    : program_(std::move(program)), verbosity_(verbosity), stream_(stream) {}

Messages::~Messages() {
  clear_status();
}

void Messages::note(std::string_view text) {
  if (!verbosity_.quiet) print(text);
}

void Messages::warning(std::string_view text) {
  print(text);
}

void Messages::error(const Error& error) {
  print(error.message());
  if (!error.hint().empty()) print(error.hint(), kHintIndent);
}

void Messages::verbose(std::string_view text) {
  if (verbosity_.verbose) print(text);
}

void Messages::show_status(std::string_view line) {
  const std::lock_guard lock(mutex_);
  status_ = line;
  write(std::string(kEraseLine) + status_);
}

void Messages::clear_status() {
  const std::lock_guard lock(mutex_);
  if (status_.empty()) return;
  status_.clear();
  write(kEraseLine);
}

void Messages::print(std::string_view lines, std::string_view indent) {
  std::string text;
  while (true) {
    const std::size_t end = lines.find('\n');
    text.append(program_).append(": ").append(indent);
    text.append(sanitize_for_terminal(lines.substr(0, end))).push_back('\n');
    if (end == std::string_view::npos) break;
    lines.remove_prefix(end + 1);
  }
  const std::lock_guard lock(mutex_);
  if (!status_.empty()) text = std::string(kEraseLine) + text + status_;
  write(text);
}

// One write a message, so that lines of several processes do not mix. Nothing can be done when
// standard error itself cannot be written.
void Messages::write(std::string_view bytes) {
  static_cast<void>(std::fwrite(bytes.data(), 1, bytes.size(), stream_));
  static_cast<void>(std::fflush(stream_));
}

}  // namespace fundstelle
