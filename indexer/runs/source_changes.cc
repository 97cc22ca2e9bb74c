#include "indexer/runs/source_changes.h"

#include <algorithm>
#include <utility>

#include "index/terms.h"
#include "indexer/runs/deletion_guard.h"

namespace fundstelle {
namespace {

WriteCounts operator-(const WriteCounts& after, const WriteCounts& before) {
  return {after.added - before.added, after.updated - before.updated,
          after.deleted - before.deleted, after.unchanged - before.unchanged};
}

struct NumberedFile {
  std::uint64_t number = 0;
  const FoundFile* file = nullptr;
};

std::vector<NumberedFile> by_number(const std::vector<FoundFile>& files) {
  std::vector<NumberedFile> numbered;
  numbered.reserve(files.size());
  for (const FoundFile& file : files) numbered.push_back({number_of(file), &file});
  std::sort(numbered.begin(), numbered.end(),
            [](const NumberedFile& a, const NumberedFile& b) { return a.number < b.number; });
  return numbered;
}

}  // namespace

void SourceChanges::write(ChangeWriter& writer, std::uint64_t documents) {
  FileReading reading(writer, options_, observer_, summary_);
  const SourceScan scan = scan_sources(
      plan_.sources, options_.index,
      [&](Failure&& failure) {
        const auto before = state_before(file_number(failure.path));
        reading.remember_unreadable(std::move(failure), before ? &*before : nullptr);
      },
      observer_.visit);
  if (!options_.allow_mass_delete) guard_emptied_sources(scan, states_);
  const std::vector<ChangedFile> changed = find_changed(scan, writer);
  std::uint64_t bytes = 0;
  for (const ChangedFile& file : changed) bytes += file.file->stamp.size;
  reading.start(bytes);
  for (const ChangedFile& file : changed) {
    const WriteCounts before = writer.counts();
    reading.read(*file.file, file.before ? &*file.before : nullptr);
    report(file.file->path, file.reason, before, writer);
  }
  if (plan_.standard_input) {
    const WriteCounts before = writer.counts();
    reading.read_standard_input(options_.standard_input);
    report(kStandardInput, "from standard input", before, writer);
  }
  remove(vanished_, "vanished", writer);
  // What was asked for is no loss.
  if (!options_.allow_mass_delete) guard_lost_documents(lost(writer), documents);
  remove(forgotten(), "forgotten", writer);
}

// Nothing also for a file that failed and is to be tried again.
std::optional<FileState> SourceChanges::state_before(std::uint64_t file) const {
  std::optional<FileState> state = states_.find(file);
  if (state && options_.retry_failed && !state->failures.empty()) return std::nullopt;
  return state;
}

std::vector<SourceChanges::ChangedFile> SourceChanges::find_changed(const SourceScan& scan,
                                                                    ChangeWriter& writer) {
  // In the order of the states, so that each is looked at once and none has to be kept.
  const std::vector<NumberedFile> files = by_number(scan.files);
  std::vector<ChangedFile> changed;
  auto next = files.begin();
  states_.for_each([&](std::uint64_t number, FileState&& state) {
    for (; next != files.end() && next->number < number; ++next) {
      compare(*next->file, std::nullopt, writer, changed);
    }
    if (next != files.end() && next->number == number) {
      compare(*next->file, std::move(state), writer, changed);
      ++next;
    } else if (scan.covers(state.path)) {
      vanished_.push_back({number, std::move(state.path)});
    }
  });
  for (; next != files.end(); ++next) compare(*next->file, std::nullopt, writer, changed);
  std::sort(changed.begin(), changed.end(),
            [](const ChangedFile& a, const ChangedFile& b) { return a.file < b.file; });
  return changed;
}

void SourceChanges::compare(const FoundFile& file, std::optional<FileState>&& before,
                            ChangeWriter& writer, std::vector<ChangedFile>& changed) {
  std::string reason = before ? change_reason(*before, file) : "new";
  if (before && options_.retry_failed && !before->failures.empty()) {
    reason = "tried again";
    before.reset();  // its failures are news
  }
  if (reason.empty() && plan_.aside) reason = "built anew";
  if (reason.empty()) {
    writer.keep_file(*before);
    summary_.skipped += before->failures.size();
  } else {
    changed.push_back({&file, std::move(before), std::move(reason)});
  }
}

void SourceChanges::remove(const std::vector<KnownFile>& files, std::string_view reason,
                           ChangeWriter& writer) {
  for (const KnownFile& file : files) {
    const WriteCounts before = writer.counts();
    writer.remove_file(file.number);
    report(file.path, std::string(reason), before, writer);
  }
}

std::vector<SourceChanges::KnownFile> SourceChanges::forgotten() const {
  std::vector<KnownFile> files;
  if (plan_.forgotten.empty()) return files;
  const auto is_below_one_of = [](const std::vector<Source>& sources, const std::string& path) {
    return std::any_of(sources.begin(), sources.end(),
                       [&](const Source& source) { return is_at_or_below(path, source.path); });
  };
  states_.for_each([&](std::uint64_t number, FileState&& state) {
    if (is_below_one_of(plan_.forgotten, state.path) && !is_below_one_of(plan_.known, state.path)) {
      files.push_back({number, std::move(state.path)});
    }
  });
  return files;
}

// A generation that is built is only known by how many documents it has in the end.
std::uint64_t SourceChanges::lost(const ChangeWriter& writer) const {
  if (!plan_.aside) return writer.lost();
  const WriteCounts& counts = writer.counts();
  return counts.deleted - std::min(counts.added, counts.deleted);
}

void SourceChanges::report(const std::string& path, std::string reason, const WriteCounts& before,
                           const ChangeWriter& writer) const {
  if (observer_.change) observer_.change({path, std::move(reason), writer.counts() - before});
}

}  // namespace fundstelle
