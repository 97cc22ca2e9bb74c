#include "indexer/sources/article_reader.h"

#include "base/utf8.h"
#include "indexer/sources/byte_stream.h"
#include "indexer/sources/document_reader.h"
#include "indexer/sources/format.h"
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

}  // namespace

bool is_readable_format(const std::filesystem::path& path) {
  return format_of(path.native()).has_value();
}

ReadResult read_articles(const std::filesystem::path& path, const ReadLimits& limits,
                         const ArticleSink& sink) {
  const std::string shown_path = repair_utf8(path.native()).text;
  const auto report = [&](std::string reason) {
    sink.failure({shown_path, std::nullopt, 0, {}, std::move(reason), true});
  };
  const auto format = format_of(path.native());
  if (!format) {
    report("is of no format that can be read; rename it to .txt, .md, .html, .json or .jsonl");
    return ReadResult::kComplete;
  }
  std::unique_ptr<ByteStream> stream;
  try {
    stream = decompress(open_file(path), format->compression);
  } catch (const StreamError& error) {
    report(error.what());
    return ReadResult::kUnreadable;
  }
  return read_stream(std::move(stream), shown_path, format->format, limits, sink);
}

ReadResult read_json_lines(int descriptor, const std::string& name, const ReadLimits& limits,
                           const ArticleSink& sink) {
  return read_json_lines(*transcode(stream_of(descriptor)), repair_utf8(name).text, limits, sink);
}

}  // namespace fundstelle
