#include "index/xapian/xapian_errors.h"

#include <cerrno>
#include <system_error>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace fundstelle {
namespace {

TEST(XapianErrors, KeepWhatTheSystemSaid) {
  for (const int cause : {ENOSPC, EROFS, EDQUOT, EIO, EACCES}) {
    const Error error = translate(Xapian::DatabaseError("Error writing block 7", cause));
    EXPECT_EQ(error.cause(), std::error_code(cause, std::system_category()));
    EXPECT_THAT(error.message(), testing::HasSubstr(error.cause().message()));
  }
}

TEST(XapianErrors, OfXapiansOwnHaveNoCause) {
  EXPECT_FALSE(translate(Xapian::DatabaseCorruptError("No space left on device")).cause());
}

}  // namespace
}  // namespace fundstelle
