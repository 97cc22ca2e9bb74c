// The text of one JSON object -> metadata.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <simdjson.h>

#include "indexer/sources/metadata.h"

namespace fundstelle {

/// A field that held NUL characters (`\u0000`).
struct NulField {
  std::string field;
  std::size_t count = 0;
};

struct JsonRecord {
  Metadata metadata;
  std::optional<std::string> id;  ///< A string, or a number as written; none when absent.
  std::string bad_id;             ///< What was found instead of a string or a number.
  std::size_t replaced = 0;       ///< Characters that could not be read and became U+FFFD.
  std::vector<NulField> nuls;     ///< Fields in which NUL became U+FFFD.
  std::string guessed_encoding;   ///< When it had to be guessed with little confidence.
};

/// Not copyable; keeps its buffers from record to record.
class JsonParser {
 public:
  /// Records with more values than fit into `parts_memory` bytes are not read.
  explicit JsonParser(std::uint64_t parts_memory);

  /// Parses `json`, behind which simdjson's padding can be read. What can be repaired is: bytes
  /// that are not UTF-8, lone surrogates, NUL characters. Returns why the record is lost, or an
  /// empty string.
  std::string parse(std::string_view json, JsonRecord& record);

  /// Gives back the buffers: they have grown with a long record.
  void shrink();

 private:
  simdjson::error_code parse_object(std::string_view json, JsonRecord& record);
  simdjson::error_code read_field(simdjson::ondemand::field field, JsonRecord& record);
  simdjson::error_code read_value(simdjson::ondemand::value value, MetadataValue& result,
                                  std::size_t& nuls);
  simdjson::error_code read_nested(std::string_view json, MetadataValue& result, std::size_t& nuls);

  std::size_t most_values_;
  simdjson::ondemand::parser parser_;
  simdjson::dom::parser nested_parser_;
};

/// `json` with each escape of a lone surrogate (`\ud800`) replaced by `\ufffd`; `replaced` counts
/// them. The string has room for what simdjson reads behind its end.
std::string repair_surrogate_escapes(std::string_view json, std::size_t& replaced);

}  // namespace fundstelle
