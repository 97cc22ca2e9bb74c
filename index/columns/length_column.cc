#include "index/columns/length_column.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/error.h"
#include "index/column_store.h"
#include "index/columns/facet_column.h"

namespace fundstelle {
namespace {

std::string serialize(const std::vector<std::uint32_t>& lengths) {
  const std::uint32_t longest = *std::max_element(lengths.begin(), lengths.end());
  const unsigned width = longest <= 0xFF ? 1 : longest <= 0xFFFF ? 2 : 4;
  std::string bytes(1, static_cast<char>(width));
  for (const std::uint32_t length : lengths) {
    for (unsigned byte = 0; byte < width; ++byte) {
      bytes.push_back(static_cast<char>(length >> (8 * byte) & 0xFF));
    }
  }
  return bytes;
}

[[noreturn]] void fail() {
  throw Error("the stored lengths of documents are damaged", "run `indexer rebuild`");
}

// Bytes a length; the lengths are behind the first byte.
unsigned width_of(std::string_view bytes) {
  const auto width = static_cast<unsigned char>(bytes.front());
  if ((width != 1 && width != 2 && width != 4) || bytes.size() != 1 + width * kBlockDocuments)
    fail();
  return width;
}

std::vector<std::uint32_t> parse(std::string_view bytes) {
  std::vector<std::uint32_t> lengths(kBlockDocuments);
  if (bytes.empty()) return lengths;
  const unsigned width = width_of(bytes);
  for (std::size_t place = 0; place < kBlockDocuments; ++place) {
    for (unsigned byte = width; byte-- > 0;) {
      lengths[place] =
          lengths[place] << 8 | static_cast<unsigned char>(bytes[1 + place * width + byte]);
    }
  }
  return lengths;
}

}  // namespace

LengthColumn::LengthColumn(const Xapian::Database& database)
    : database_(database), blocks_(database.get_lastdocid() / kBlockDocuments + 1) {}

void LengthColumn::read(Block& block, std::uint32_t number) const {
  block.bytes = read_column_entry(database_, column_block_key(kLengthColumn, number));
  if (block.bytes.empty()) fail();
  block.width = width_of(block.bytes);
  block.bytes.erase(0, 1);
}

void LengthColumnWriter::set(Xapian::docid document, std::uint32_t length) {
  const std::uint32_t number = (document - 1) / kBlockDocuments;
  if (block_ != number) {
    close_block();
    lengths_ = parse(read_column_entry_if_any(database_, column_block_key(kLengthColumn, number)));
    block_ = number;
  }
  lengths_[(document - 1) % kBlockDocuments] = length;
}

void LengthColumnWriter::close_block() {
  if (!block_) return;
  write_column_entry(database_, column_block_key(kLengthColumn, *block_), serialize(lengths_));
  block_.reset();
}

}  // namespace fundstelle
