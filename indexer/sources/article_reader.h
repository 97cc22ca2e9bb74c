// Reads one file of any known format and hands on its articles one by one.
//
// Formats are told by the name: .txt, .md, .html, .htm, .json, .jsonl, .ndjson, and each of the
// last two also with .gz or .zst. Files of records are streamed: memory is bounded by one record,
// however large the file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>

#include "indexer/sources/article.h"

namespace fundstelle {

/// Any compressed file may unpack to so many bytes.
inline constexpr std::uint64_t kFreeExpansion = std::uint64_t{4} << 20;

struct ReadLimits {
  std::size_t max_record = std::size_t{64} << 20;  ///< Bytes of one file's or record's raw text.
  bool bounded_by_memory =
      false;  ///< `max_record` is what --memory leaves, for the failure's reason.
  /// Bytes that the parts of one file or record may take while it is read: a value of JSON or an
  /// element of HTML takes hundreds, however short it is.
  std::uint64_t parts_memory = std::uint64_t{512} << 20;
  /// How many times its size a compressed file may unpack to, kFreeExpansion bytes in any case;
  /// 0: without a bound. Archives of news come to 3 to 30, logs that repeat themselves to 200.
  std::uint64_t max_expansion = 250;
};

/// Receives what a file holds, in the order of the file.
struct ArticleSink {
  std::function<void(Article&&)> article;
  std::function<void(Failure&&)> failure;
  /// How many bytes of the file, as it lies on disk, have been read so far. Also called
  /// again and again while standard input lets wait. May be empty.
  std::function<void(std::uint64_t)> progress{};
};

/// True when the name says that the file can be read.
bool is_readable_format(const std::filesystem::path& path);

enum class ReadResult {
  kComplete,    ///< Read to its end; records may have failed, each was reported.
  kUnreadable,  ///< The file could not be opened or read to its end (permission, I/O error, cut or
                ///< damaged compression): articles handed on are good, but nothing else of it that
                ///< was indexed before may be taken for vanished. Reported as a failure.
  kCutShort,    ///< The same, but a bound was met, as it would be if the file was read again.
};

/// Reads the file at `path` (absolute, lexically normalised, any bytes). Never throws for what the
/// file holds; exceptions of the sink pass through.
ReadResult read_articles(const std::filesystem::path& path, const ReadLimits& limits,
                         const ArticleSink& sink);

/// Reads JSON Lines from an open descriptor; `name` stands for the path in articles and failures.
ReadResult read_json_lines(int descriptor, const std::string& name, const ReadLimits& limits,
                           const ArticleSink& sink);

}  // namespace fundstelle
