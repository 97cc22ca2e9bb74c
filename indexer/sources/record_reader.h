// Files of records: JSON Lines, and .json with one object or an array.
#pragma once

#include <string>
#include <string_view>

#include "indexer/sources/article_sink.h"
#include "indexer/sources/byte_stream.h"
#include "indexer/sources/json_parser.h"
#include "indexer/sources/read_limits.h"
#include "indexer/sources/record_ids.h"

namespace fundstelle {

/// Turns the records of one file into articles, one by one; tells the sink what goes wrong.
class RecordReader {
 public:
  enum class Lines { kCounted, kNone };  ///< Whether an article's line is said.

  /// `path` is the display form of the file's path. `sink` must outlive the reader.
  RecordReader(std::string path, const ReadLimits& limits, Lines lines, const ArticleSink& sink);

  /// The article of a record whose text can be read up to simdjson's padding behind its end; none
  /// when it is lost.
  std::optional<Article> read(std::string_view json, std::size_t line);
  /// Reports a record over the limit.
  void too_long(std::size_t line);
  /// Reports something about the file, at a line when that is not 0.
  void report(std::size_t line, std::string reason);

 private:
  void lose(std::size_t line, const JsonRecord& record, std::string reason);
  void report_notices(std::size_t line, const JsonRecord& record);
  Failure failure(std::size_t line, const JsonRecord& record, std::string reason) const;

  std::string path_;
  const ReadLimits& limits_;
  Lines lines_;
  const ArticleSink& sink_;
  JsonParser parser_;
  RecordIds ids_;
  std::size_t number_ = 0;
};

/// Reads JSON Lines from `stream` to its end.
ReadResult read_json_lines(ByteStream& stream, const std::string& path, const ReadLimits& limits,
                           const ArticleSink& sink);

/// Reads one JSON object or an array of them from `stream` to its end.
ReadResult read_json(ByteStream& stream, const std::string& path, const ReadLimits& limits,
                     const ArticleSink& sink);

}  // namespace fundstelle
