// Reads what changed in the sources of a run into a writer, and takes out what is gone.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/runs/file_reading.h"
#include "indexer/runs/file_states.h"
#include "indexer/runs/run_observer.h"
#include "indexer/runs/run_plan.h"
#include "indexer/runs/run_request.h"
#include "indexer/runs/run_summary.h"
#include "indexer/runs/source_scan.h"
#include "indexer/writing/change_writer.h"

namespace fundstelle {

class SourceChanges {
 public:
  /// The references must outlive the object. `states` are those of the index before the run.
  SourceChanges(const RunPlan& plan, const RunOptions& options, const FileStates& states,
                const RunObserver& observer, RunSummary& summary)
      : plan_(plan), options_(options), states_(states), observer_(observer), summary_(summary) {}

  /// `documents` is the number of them before the run. Throws Error when a source is gone or too
  /// much would be lost.
  void write(ChangeWriter& writer, std::uint64_t documents);

 private:
  struct ChangedFile {
    const FoundFile* file = nullptr;
    std::optional<FileState> before;  // nothing when there is none, or none that counts
    std::string reason;
  };
  struct KnownFile {
    std::uint64_t number = 0;
    std::string path;
  };

  std::optional<FileState> state_before(std::uint64_t file) const;
  // The files to be read, in the order of the scan. Counts the others, and puts those that are not
  // there any more in `vanished_`.
  std::vector<ChangedFile> find_changed(const SourceScan& scan, ChangeWriter& writer);
  // Adds the file to `changed`, or counts it.
  void compare(const FoundFile& file, std::optional<FileState>&& before, ChangeWriter& writer,
               std::vector<ChangedFile>& changed);
  void remove(const std::vector<KnownFile>& files, std::string_view reason, ChangeWriter& writer);
  std::vector<KnownFile> forgotten() const;
  // Documents that the guard against mass deletion counts.
  std::uint64_t lost(const ChangeWriter& writer) const;
  void report(const std::string& path, std::string reason, const WriteCounts& before,
              const ChangeWriter& writer) const;

  const RunPlan& plan_;
  const RunOptions& options_;
  const FileStates& states_;
  const RunObserver& observer_;
  RunSummary& summary_;
  std::vector<KnownFile> vanished_;
};

}  // namespace fundstelle
