// Reads one file of any known format and hands on its articles one by one.
//
// Formats are told by the name: .txt, .md, .html, .htm, .json, .jsonl, .ndjson, and each of the
// last two also with .gz or .zst. Files of records are streamed: memory is bounded by one record,
// however large the file.
#pragma once

#include <filesystem>
#include <string>

#include "indexer/sources/article_sink.h"
#include "indexer/sources/read_limits.h"

namespace fundstelle {

/// Reads the file at `path` (absolute, lexically normalised, any bytes). Never throws for what the
/// file holds; exceptions of the sink pass through.
ReadResult read_articles(const std::filesystem::path& path, const ReadLimits& limits,
                         const ArticleSink& sink);

/// Reads JSON Lines from an open descriptor; `name` stands for the path in articles and failures.
ReadResult read_json_lines(int descriptor, const std::string& name, const ReadLimits& limits,
                           const ArticleSink& sink);

}  // namespace fundstelle
