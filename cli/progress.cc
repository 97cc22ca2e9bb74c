#include "cli/progress.h"

#include <algorithm>
#include <utility>

#include <unistd.h>

#include "cli/terminal.h"

namespace fundstelle {
namespace {

using Clock = std::chrono::steady_clock;

constexpr Clock::duration kBarInterval = std::chrono::milliseconds(100);
constexpr Clock::duration kLineInterval = std::chrono::seconds(10);

Clock::duration interval(ProgressDisplay::Kind kind) {
  return kind == ProgressDisplay::Kind::kBar ? kBarInterval : kLineInterval;
}

}  // namespace

ProgressDisplay display_on_stderr(const Verbosity& verbosity, const Environment& environment) {
  ProgressDisplay display;
  if (verbosity.quiet) return display;
  if (!can_redraw(environment, is_terminal(STDERR_FILENO))) {
    display.kind = ProgressDisplay::Kind::kLines;
    return display;
  }
  display.kind = ProgressDisplay::Kind::kBar;
  display.width = [environment] { return terminal_width(STDERR_FILENO, environment); };
  return display;
}

Progress::Progress(Messages& messages, ProgressDisplay display, std::string label,
                   std::optional<std::uint64_t> total_bytes)
    : messages_(messages),
      display_(std::move(display)),
      label_(std::move(label)),
      begin_(display_.now()),
      due_((begin_ + interval(display_.kind)).time_since_epoch().count()) {
  state_.total_bytes = total_bytes;
}

Progress::~Progress() {
  finish();
}

void Progress::update(std::uint64_t done_bytes, std::uint64_t documents) {
  if (display_.kind == ProgressDisplay::Kind::kNone) return;
  const Clock::time_point now = display_.now();
  if (now.time_since_epoch().count() < due_.load(std::memory_order_relaxed)) return;
  const std::lock_guard lock(mutex_);
  // Another thread may have drawn since, with later figures.
  if (finished_ || now.time_since_epoch().count() < due_.load(std::memory_order_relaxed)) return;
  state_.done_bytes = std::max(state_.done_bytes, done_bytes);
  state_.documents = std::max(state_.documents, documents);
  due_.store((now + interval(display_.kind)).time_since_epoch().count(), std::memory_order_relaxed);
  draw(now);
}

void Progress::finish() {
  const std::lock_guard lock(mutex_);
  if (finished_) return;
  finished_ = true;
  if (display_.kind == ProgressDisplay::Kind::kBar) messages_.clear_status();
}

void Progress::draw(Clock::time_point now) {
  state_.seconds = std::chrono::duration<double>(now - begin_).count();
  if (display_.kind == ProgressDisplay::Kind::kBar) {
    messages_.show_status(format_progress_bar(label_, state_, display_.width()));
  } else {
    messages_.note(format_progress_line(label_, state_));
  }
}

}  // namespace fundstelle
