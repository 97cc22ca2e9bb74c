#include "indexer/segments/segment_factory.h"

#include "indexer/segments/glass_segment.h"
#include "indexer/segments/long_document_segment.h"
#include "indexer/segments/version_file.h"
#include "indexer/segments/xapian_segment.h"

namespace fundstelle {

SegmentKind fastest_kind(const std::filesystem::path& scratch) {
  return glass::xapian_writes_this_format(scratch) ? SegmentKind::kFast : SegmentKind::kXapian;
}

std::unique_ptr<Segment> SegmentFactory::create(const std::filesystem::path& folder) const {
  if (kind_ == SegmentKind::kFast) return std::make_unique<glass::Segment>(folder);
  return std::make_unique<XapianSegment>(folder);
}

std::unique_ptr<Segment> SegmentFactory::create_for(const IndexedDocument& document,
                                                    const std::filesystem::path& folder) const {
  if (kind_ == SegmentKind::kFast && document.is_long()) {
    return std::make_unique<glass::LongDocumentSegment>(folder);
  }
  return create(folder);
}

}  // namespace fundstelle
