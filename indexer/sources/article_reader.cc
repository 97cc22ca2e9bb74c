#include "indexer/sources/article_reader.h"

#include <algorithm>
#include <limits>
#include <system_error>

#include "indexer/sources/byte_stream.h"
#include "indexer/sources/document_reader.h"
#include "indexer/sources/format.h"
#include "indexer/sources/reasons.h"
#include "indexer/sources/record_reader.h"

namespace fundstelle {
namespace {

ReadResult read_stream(std::unique_ptr<ByteStream> stream, const std::string& path, Format format,
                       const ReadLimits& limits, const ArticleSink& sink) {
  switch (format) {
    case Format::kJsonLines:
      return read_json_lines(*transcode(std::move(stream)), path, limits, sink);
    case Format::kJson:
      return read_json(*transcode(std::move(stream)), path, limits, sink);
    default:
      return read_document(*stream, path, format, limits, sink);
  }
}

// Tells how far a file has been read.
class CountedStream : public ByteStream {
 public:
  CountedStream(std::unique_ptr<ByteStream> stream, std::function<void(std::uint64_t)> progress)
      : stream_(std::move(stream)), progress_(std::move(progress)) {}

  std::size_t read(std::span<char> buffer) override {
    const std::size_t size = stream_->read(buffer);
    count_ += size;
    if (progress_) progress_(count_);
    return size;
  }

 private:
  const std::unique_ptr<ByteStream> stream_;
  const std::function<void(std::uint64_t)> progress_;
  std::uint64_t count_ = 0;
};

// What `file` may unpack to at most.
std::unique_ptr<ByteStream> limit_expansion(std::unique_ptr<ByteStream> unpacked,
                                            const std::filesystem::path& file,
                                            std::uint64_t max_expansion) {
  if (max_expansion == 0) return unpacked;
  std::error_code unknown;
  const std::uintmax_t size = std::filesystem::file_size(file, unknown);
  const std::uint64_t most = std::numeric_limits<std::uint64_t>::max() / max_expansion;
  const std::uint64_t proportional = max_expansion * (unknown ? 0 : std::min(size, most));
  const std::uint64_t limit = std::max(kFreeExpansion, proportional);
  return limit_stream(std::move(unpacked), limit, expansion_reason(limit, max_expansion));
}

}  // namespace

ReadResult read_articles(const std::filesystem::path& path, const ReadLimits& limits,
                         const ArticleSink& sink) {
  const auto report = [&](std::string reason) {
    sink.failure({path.native(), std::nullopt, 0, {}, std::move(reason), true});
  };
  const auto format = format_of(path.native());
  if (!format) {
    report("is of no format that can be read; rename it to .txt, .md, .html, .json or .jsonl");
    return ReadResult::kComplete;
  }
  std::unique_ptr<ByteStream> stream;
  try {
    stream = decompress(std::make_unique<CountedStream>(open_file(path), sink.progress),
                        format->compression);
    if (format->compression != Compression::kNone) {
      stream = limit_expansion(std::move(stream), path, limits.max_expansion);
    }
  } catch (const StreamError& error) {
    report(error.what());
    return ReadResult::kUnreadable;
  }
  return read_stream(std::move(stream), path.native(), format->format, limits, sink);
}

ReadResult read_json_lines(int descriptor, const std::string& name, const ReadLimits& limits,
                           const ArticleSink& sink) {
  std::uint64_t count = 0;
  const auto progress = [&](std::uint64_t read_bytes) {
    count = read_bytes;
    if (sink.progress) sink.progress(count);
  };
  auto bytes = stream_of(descriptor, [&] { progress(count); });
  return read_json_lines(*transcode(std::make_unique<CountedStream>(std::move(bytes), progress)),
                         name, limits, sink);
}

}  // namespace fundstelle
