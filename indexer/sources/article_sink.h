// Where the readers of files put what they find.
#pragma once

#include <cstdint>
#include <functional>

#include "indexer/sources/article.h"

namespace fundstelle {

/// Receives what a file holds, in the order of the file.
struct ArticleSink {
  std::function<void(Article&&)> article;
  std::function<void(Failure&&)> failure;
  /// How many bytes of the file, as it lies on disk, have been read so far. Also called
  /// again and again while standard input lets wait. May be empty.
  std::function<void(std::uint64_t)> progress{};
};

enum class ReadResult {
  kComplete,    ///< Read to its end; records may have failed, each was reported.
  kUnreadable,  ///< The file could not be opened or read to its end (permission, I/O error, cut or
                ///< damaged compression): articles handed on are good, but nothing else of it that
                ///< was indexed before may be taken for vanished. Reported as a failure.
  kCutShort,    ///< The same, but a bound was met, as it would be if the file was read again.
};

}  // namespace fundstelle
