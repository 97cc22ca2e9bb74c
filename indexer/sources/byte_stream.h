// The bytes of a file or a descriptor, decompressed on the way.
//
// Streams are read once from the beginning to the end. What goes wrong is thrown as a StreamError
// and caught within this folder, where it becomes a Failure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>

#include "indexer/sources/format.h"

namespace fundstelle {

/// A stream cannot be opened or read on; what() is a reason for a Failure.
class StreamError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A stream goes on, but more than it may yield; it would be the same if it was read again.
class StreamLimit : public StreamError {
 public:
  using StreamError::StreamError;
};

/// Not copyable, as a stream has a position.
class ByteStream {
 public:
  ByteStream() = default;
  ByteStream(const ByteStream&) = delete;
  ByteStream& operator=(const ByteStream&) = delete;
  virtual ~ByteStream() = default;

  /// Fills the beginning of `buffer` and returns how much of it; 0 only at the end. Throws
  /// StreamError.
  virtual std::size_t read(std::span<char> buffer) = 0;
};

/// Opens a regular file. Throws StreamError, also for a folder or a special file.
std::unique_ptr<ByteStream> open_file(const std::filesystem::path& path);

/// Reads from `descriptor`, which stays the caller's. While nothing comes from a pipe or a
/// terminal, `waiting` is called several times a second; it may throw to give up.
std::unique_ptr<ByteStream> stream_of(int descriptor, std::function<void()> waiting);

/// Decompresses `compressed`: any number of gzip members or zstd frames, checksums verified.
/// Returns `compressed` itself for Compression::kNone.
std::unique_ptr<ByteStream> decompress(std::unique_ptr<ByteStream> compressed,
                                       Compression compression);

/// `stream` up to `limit` bytes; where there are more, throws StreamLimit with `reason` behind
/// them.
std::unique_ptr<ByteStream> limit_stream(std::unique_ptr<ByteStream> stream, std::uint64_t limit,
                                         std::string reason);

/// `bytes` without a byte order mark, and in UTF-8 if that says UTF-16 or UTF-32; ill-formed parts
/// of these become U+FFFD. Bytes of all other encodings are passed on as they are.
std::unique_ptr<ByteStream> transcode(std::unique_ptr<ByteStream> bytes);

/// All bytes of `stream`, or as soon as there are more than `limit`, the first `limit` + 1.
std::string read_all(ByteStream& stream, std::size_t limit);

}  // namespace fundstelle
