#include "index/columns/column_block.h"

#include <algorithm>
#include <bit>
#include <limits>

#include "base/bytes.h"
#include "base/error.h"

namespace fundstelle {
namespace {

// A place holds the ordinal plus 1, 0 for none; its highest bit says that more values follow.
template <typename Place>
constexpr Place kMore = Place{1} << (std::numeric_limits<Place>::digits - 1);

struct FurtherValue {
  std::uint16_t place = 0;
  Ordinal ordinal = 0;
};

[[noreturn]] void fail() {
  throw Error("the counts of a facet are damaged", "run `indexer check`, then `indexer rebuild`");
}

template <typename Place>
Place read_place(const char* bytes) {
  Place value = 0;
  for (std::size_t i = 0; i < sizeof(Place); ++i) {
    value = static_cast<Place>(value << 8 | static_cast<unsigned char>(bytes[i]));
  }
  return value;
}

// A block's bytes: places of one width, then the further values in the order of their places.
template <typename Place>
class BlockView {
 public:
  explicit BlockView(ByteReader reader) {
    const std::uint64_t places = reader.varint();
    if (places > kBlockDocuments) fail();
    places_ = reader.take(places * sizeof(Place));
    further_ = reader.rest();
    if (further_.size() % kFurtherBytes != 0) fail();
  }

  std::uint32_t places() const {
    return static_cast<std::uint32_t>(places_.size() / sizeof(Place));
  }
  Place at(std::uint32_t place) const {
    return read_place<Place>(places_.data() + place * sizeof(Place));
  }

  template <typename Use>
  void for_each_further(Use use) const {
    for (std::size_t at = 0; at < further_.size(); at += kFurtherBytes) {
      const auto place = read_place<std::uint16_t>(further_.data() + at);
      if (place >= kBlockDocuments) fail();
      use(place, Ordinal{read_place<Place>(further_.data() + at + sizeof place)});
    }
  }

 private:
  static constexpr std::size_t kFurtherBytes = sizeof(std::uint16_t) + sizeof(Place);

  std::string_view places_;
  std::string_view further_;
};

// Calls `use` with a view of the width that the block has.
template <typename Use>
void with_view(std::string_view block, Use use) {
  ByteReader reader(block);
  switch (reader.take(1)[0]) {
    case 1:
      return use(BlockView<std::uint8_t>(reader));
    case 2:
      return use(BlockView<std::uint16_t>(reader));
    case 4:
      return use(BlockView<std::uint32_t>(reader));
    default:
      fail();
  }
}

template <typename Place>
std::string write_block(const std::vector<std::vector<Ordinal>>& ordinals, std::size_t places) {
  std::string bytes, further;
  bytes.push_back(sizeof(Place));
  append_varint(bytes, places);
  for (std::size_t place = 0; place < places; ++place) {
    const std::vector<Ordinal>& values = ordinals[place];
    auto first = values.empty() ? Place{0} : static_cast<Place>(values.front() + 1);
    if (values.size() > 1) first |= kMore<Place>;
    append_big_endian(bytes, first);
    for (std::size_t i = 1; i < values.size(); ++i) {
      append_big_endian(further, static_cast<std::uint16_t>(place));
      append_big_endian(further, static_cast<Place>(values[i]));
    }
  }
  return bytes + further;
}

template <typename Place>
Ordinal ordinal_at(Place place) {
  return static_cast<Ordinal>(place & ~kMore<Place>) - 1;
}

}  // namespace

ColumnBlock ColumnBlock::parse(std::string_view bytes) {
  ColumnBlock block;
  if (bytes.empty()) return block;
  with_view(bytes, [&](const auto& view) {
    for (std::uint32_t place = 0; place < view.places(); ++place) {
      if (view.at(place) != 0) block.ordinals_[place].push_back(ordinal_at(view.at(place)));
    }
    view.for_each_further(
        [&](std::uint32_t place, Ordinal ordinal) { block.ordinals_[place].push_back(ordinal); });
  });
  return block;
}

std::string ColumnBlock::serialize() const {
  std::size_t places = kBlockDocuments;
  while (places > 0 && ordinals_[places - 1].empty()) --places;
  if (places == 0) return {};
  Ordinal highest = 0;
  for (const std::vector<Ordinal>& values : ordinals_) {
    for (const Ordinal ordinal : values) highest = std::max(highest, ordinal);
  }
  if (highest + 1 < kMore<std::uint8_t>) return write_block<std::uint8_t>(ordinals_, places);
  if (highest + 1 < kMore<std::uint16_t>) return write_block<std::uint16_t>(ordinals_, places);
  return write_block<std::uint32_t>(ordinals_, places);
}

void count_values(std::string_view block, std::span<const std::uint64_t> documents,
                  std::span<std::uint32_t> counts) {
  if (block.empty()) return;
  const auto add = [&](Ordinal ordinal) {
    if (ordinal >= counts.size()) fail();
    ++counts[ordinal];
  };
  with_view(block, [&](const auto& view) {
    bool more = false;
    const std::size_t words = std::min<std::size_t>(documents.size(), (view.places() + 63) / 64);
    for (std::uint32_t word = 0; word < words; ++word) {
      for (std::uint64_t rest = documents[word]; rest != 0; rest &= rest - 1) {
        const std::uint32_t place = word * 64 + static_cast<std::uint32_t>(std::countr_zero(rest));
        if (place >= view.places()) break;
        const auto value = view.at(place);
        if (value == 0) continue;
        more |= (value & kMore<decltype(value)>) != 0;
        add(ordinal_at(value));
      }
    }
    if (!more) return;
    view.for_each_further([&](std::uint32_t place, Ordinal ordinal) {
      const std::size_t word = place / 64;
      if (word < documents.size() && (documents[word] >> (place % 64) & 1) != 0) add(ordinal);
    });
  });
}

}  // namespace fundstelle
