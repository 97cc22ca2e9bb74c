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

}  // namespace

void SourceChanges::write(ChangeWriter& writer, std::uint64_t documents) {
  FileReading reading(writer, options_.limits, observer_, summary_);
  const SourceScan scan = scan_sources(
      plan_.sources, options_.index,
      [&](Failure&& failure) {
        const FileState* before = state_before(file_number(failure.path));
        reading.remember_unreadable(std::move(failure), before);
      },
      observer_.visit);
  if (!options_.allow_mass_delete) guard_emptied_sources(scan, states_);
  const std::vector<ChangedFile> changed = find_changed(scan, writer);
  std::uint64_t bytes = 0;
  for (const ChangedFile& file : changed) bytes += file.file->stamp.size;
  reading.start(bytes);
  for (const ChangedFile& file : changed) {
    const WriteCounts before = writer.counts();
    reading.read(*file.file, file.before);
    report(file.file->path.native(), file.reason, before, writer);
  }
  if (plan_.standard_input) {
    const WriteCounts before = writer.counts();
    reading.read_standard_input(options_.standard_input);
    report(kStandardInput, "from standard input", before, writer);
  }
  remove_vanished(scan, writer);
  // What was asked for is no loss.
  if (!options_.allow_mass_delete) guard_lost_documents(lost(writer), documents);
  remove_forgotten(writer);
}

// Nothing also for a file that failed and is to be tried again.
const FileState* SourceChanges::state_before(std::uint64_t file) const {
  const auto known = states_.find(file);
  if (known == states_.end()) return nullptr;
  return options_.retry_failed && !known->second.failures.empty() ? nullptr : &known->second;
}

std::vector<SourceChanges::ChangedFile> SourceChanges::find_changed(const SourceScan& scan,
                                                                    ChangeWriter& writer) {
  std::vector<ChangedFile> changed;
  found_.reserve(scan.files.size());
  for (const FoundFile& file : scan.files) {
    const std::uint64_t number = number_of(file);
    found_.insert(number);
    const FileState* before = state_before(number);
    std::string reason = before != nullptr          ? change_reason(*before, file)
                         : states_.contains(number) ? "tried again"
                                                    : "new";
    if (reason.empty() && plan_.aside) reason = "built anew";
    if (reason.empty()) {
      writer.keep_file(*before);
      summary_.skipped += before->failures.size();
    } else {
      changed.push_back({&file, before, std::move(reason)});
    }
  }
  return changed;
}

void SourceChanges::remove_vanished(const SourceScan& scan, ChangeWriter& writer) {
  for (const auto& [number, state] : states_) {
    if (found_.contains(number) || !scan.covers(state.path)) continue;
    const WriteCounts counts = writer.counts();
    writer.remove_file(number);
    report(state.path, "vanished", counts, writer);
  }
}

void SourceChanges::remove_forgotten(ChangeWriter& writer) {
  const auto is_below_one_of = [](const std::vector<Source>& sources, const std::string& path) {
    return std::any_of(sources.begin(), sources.end(),
                       [&](const Source& source) { return is_at_or_below(path, source.path); });
  };
  for (const auto& [number, state] : states_) {
    if (!is_below_one_of(plan_.forgotten, state.path)) continue;
    if (is_below_one_of(plan_.known, state.path)) continue;
    const WriteCounts counts = writer.counts();
    writer.remove_file(number);
    report(state.path, "forgotten", counts, writer);
  }
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
