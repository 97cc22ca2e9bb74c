// Files that are one document each: .txt, .md, .html.
#pragma once

#include <string>

#include "indexer/sources/article_sink.h"
#include "indexer/sources/byte_stream.h"
#include "indexer/sources/format.h"
#include "indexer/sources/read_limits.h"

namespace fundstelle {

/// Reads `stream` to its end as one document of `format` and hands on its article. `path` is the
/// display form of the file's path.
ReadResult read_document(ByteStream& stream, const std::string& path, Format format,
                         const ReadLimits& limits, const ArticleSink& sink);

}  // namespace fundstelle
