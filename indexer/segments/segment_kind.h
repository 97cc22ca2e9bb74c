// Who writes the segments of a build.
#pragma once

namespace fundstelle {

enum class SegmentKind {
  kFast,    ///< We do, in the one format that we can write (glass_segment.h).
  kXapian,  ///< Xapian does, in whichever format it prefers (xapian_segment.h).
};

}  // namespace fundstelle
