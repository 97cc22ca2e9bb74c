#include "indexer/commands/run_display.h"

#include <fmt/format.h>

#include "indexer/commands/run_records.h"

namespace fundstelle {
namespace {

constexpr std::size_t kShown =
    20;  // of each kind, without --verbose; `indexer status` lists them all

}  // namespace

RunObserver RunDisplay::observer(bool dry_run) {
  RunObserver observer;
  observer.failure = [this](const Failure& failure) { show(failure); };
  observer.note = [this](std::string_view text) { context_.messages->note(text); };
  observer.start = [this](std::uint64_t total_bytes) {
    if (stop_ == nullptr) stop_ = &own_stop_.emplace();
    progress_ = std::make_unique<Progress>(
        *context_.messages, display_on_stderr(context_.common.verbosity(), context_.environment),
        "indexing", total_bytes);
  };
  observer.progress = [this](std::uint64_t done_bytes, std::uint64_t documents) {
    stop_->throw_if_received();
    progress_->update(done_bytes, documents);
  };
  observer.step = [this](std::string_view step) {
    if (progress_) progress_->finish();
    if (stop_ != nullptr) stop_->throw_if_received();
    context_.messages->verbose(step);
  };
  if (dry_run) {
    observer.change = [this](const FileChange& change) { print_change(change, context_.format); };
  } else if (context_.common.verbose) {
    observer.change = [this](const FileChange& change) {
      context_.messages->verbose(change_text(change));
    };
  }
  return observer;
}

void RunDisplay::finish() {
  progress_.reset();
  if (own_stop_) stop_ = nullptr;
  own_stop_.reset();
  finish(failures_);
  finish(warnings_);
}

void RunDisplay::finish(Shown& shown) {
  if (shown.count > kShown && !context_.common.verbose) {
    context_.messages->warning(fmt::format("and {} more {}; `indexer status` lists them",
                                           shown.count - kShown, shown.name));
  }
  shown.count = 0;
}

void RunDisplay::show(const Failure& failure) {
  Shown& shown = failure.lost ? failures_ : warnings_;
  if (++shown.count > kShown && !context_.common.verbose) return;
  context_.messages->warning(failure.to_string());
}

}  // namespace fundstelle
