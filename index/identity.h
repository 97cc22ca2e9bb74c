// What change detection knows of a document: slots::kIdentity.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/bytes.h"

namespace fundstelle {

struct Identity {
  static constexpr std::size_t kBytes = 16;  ///< As it is stored.

  std::uint64_t key = 0;      ///< Hash of the article's key, which no other article has.
  std::uint64_t content = 0;  ///< Hash of everything a reader of the article could notice.

  /// kBytes of them.
  std::string serialize() const {
    std::string bytes;
    append_big_endian(bytes, key);
    append_big_endian(bytes, content);
    return bytes;
  }

  /// Throws Error when the bytes are damaged.
  static Identity parse(std::string_view bytes) {
    ByteReader reader(bytes);
    Identity identity;
    identity.key = reader.big_endian<std::uint64_t>();
    identity.content = reader.big_endian<std::uint64_t>();
    return identity;
  }
};

}  // namespace fundstelle
