#include "cli/size.h"

#include <gtest/gtest.h>

#include "base/error.h"

namespace fundstelle {
namespace {

TEST(ParseSize, ReadsPlainBytes) {
  EXPECT_EQ(parse_size("4096"), 4096U);
}

TEST(ParseSize, UnitsAreBinaryInAnyCase) {
  for (const char* const text : {"64M", "64m", "64MB", "64MiB", "64 mib", " 64M "}) {
    EXPECT_EQ(parse_size(text), std::uint64_t{64} << 20) << text;
  }
  EXPECT_EQ(parse_size("1K"), 1024U);
  EXPECT_EQ(parse_size("1G"), std::uint64_t{1} << 30);
  EXPECT_EQ(parse_size("2T"), std::uint64_t{2} << 40);
  EXPECT_EQ(parse_size("7B"), 7U);
}

TEST(ParseSize, RejectsWhatIsNoSize) {
  for (const char* const text : {"", "M", "-1", "+1", "1.5G", "64X", "64MM", "64iB", "0", "0K",
                                 "0x10", "1 2", "99999999999999999999", "9999999999T"}) {
    EXPECT_THROW(parse_size(text), Error) << text;
  }
}

TEST(ParseSize, SaysWhatASizeLooksLike) {
  try {
    parse_size("many");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.message(), "'many' is not a size: it does not start with a whole number");
    EXPECT_NE(error.hint().find("64M"), std::string::npos);
  }
}

TEST(FormatSize, ChoosesTheUnit) {
  EXPECT_EQ(format_size(0), "0 B");
  EXPECT_EQ(format_size(1023), "1023 B");
  EXPECT_EQ(format_size(1024), "1 KiB");
  EXPECT_EQ(format_size(1536), "1.5 KiB");
  EXPECT_EQ(format_size((std::uint64_t{1} << 20) - 1), "1 MiB");
  EXPECT_EQ(format_size(std::uint64_t{64} << 20), "64 MiB");
  EXPECT_EQ(format_size(std::uint64_t{3} << 50), "3072 TiB");
}

TEST(FormatSize, IsReadBackByParseSize) {
  for (std::uint64_t bytes = 1; bytes < (std::uint64_t{1} << 50); bytes *= 2) {
    EXPECT_EQ(parse_size(format_size(bytes)), bytes);
  }
}

}  // namespace
}  // namespace fundstelle
