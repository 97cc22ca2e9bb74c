// The layout of the language data: a file of another layout must not be taken for one of ours.
#include "analyzers/data_format.h"

#include <cstring>
#include <string>
#include <type_traits>

#include <gtest/gtest.h>

namespace fundstelle::data_format {
namespace {

template <typename Record>
std::string hex_of(const Record& record) {
  static_assert(std::is_trivially_copyable_v<Record>);
  std::string bytes(sizeof record, '\0');
  std::memcpy(bytes.data(), &record, sizeof record);
  std::string hex;
  for (const char byte : bytes) {
    constexpr const char* kDigits = "0123456789abcdef";
    hex.push_back(kDigits[static_cast<unsigned char>(byte) / 16]);
    hex.push_back(kDigits[static_cast<unsigned char>(byte) % 16]);
  }
  return hex;
}

// Where one of these changes, raise the digit of kMagic, and put the new layout here.
TEST(DataFormat, HasTheLayoutOfItsMagic) {
  EXPECT_EQ(std::string(kMagic.data(), kMagic.size()), "FSTDATA5");
  EXPECT_EQ(kSectionCount, 11);
  EXPECT_EQ(sizeof(Header), 16 + 11 * sizeof(Span));
  EXPECT_EQ(hex_of(Span{1, 2}), "01000000000000000200000000000000");
  EXPECT_EQ(hex_of(Name{{1, 2}, {3, 4}, 5, 6, {'7', '8'}}),
            "010000000200000003000000040000000500000006003738");
  EXPECT_EQ(hex_of(Bucket{1, 2, 3, 4, 5, 6, 7}),
            "01000000000000000200000003000000040000000500000006000000"
            "07000000");
  EXPECT_EQ(hex_of(WordSlot{1, 2, 3}), "0100000002000300");
  EXPECT_EQ(hex_of(SpellingSlot{1, {2, 3}}), "01000000000000000200000003000000");
}

}  // namespace
}  // namespace fundstelle::data_format
