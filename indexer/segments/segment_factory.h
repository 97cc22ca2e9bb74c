// Makes the segments of a build, of the kind that is asked for.
#pragma once

#include <filesystem>
#include <memory>

#include "indexer/segments/segment.h"
#include "indexer/segments/segment_kind.h"

namespace fundstelle {

/// kFast where the Xapian that runs writes databases of the format that we write, too: merging
/// takes segments of one format. Creates an empty database at `scratch`, which must not exist, and
/// removes it. Throws Error, Xapian::Error.
SegmentKind fastest_kind(const std::filesystem::path& scratch);

/// Makes segments of one kind; may be used by several threads.
class SegmentFactory {
 public:
  explicit SegmentFactory(SegmentKind kind) : kind_(kind) {}

  /// Creates the folder. Throws Error, Xapian::Error.
  std::unique_ptr<Segment> create(const std::filesystem::path& folder) const;
  /// The same for `document` alone, and metadata before it.
  std::unique_ptr<Segment> create_for(const IndexedDocument& document,
                                      const std::filesystem::path& folder) const;

 private:
  SegmentKind kind_;
};

}  // namespace fundstelle
