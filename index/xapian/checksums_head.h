// How the file of checksums begins: which state of the tables it is of.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"

namespace fundstelle::glass {

/// The file's name in the folder of a generation.
inline constexpr const char* kChecksumsFile = "checksums";

struct ChecksumsHead {
  std::uint64_t of_version = 0;  ///< Hash of the whole version file.
  std::string uuid;              ///< Of the database.
  std::uint64_t revision = 0;
};

void append_head(std::string& bytes, const ChecksumsHead& head);
/// Throws Error when the bytes are of another version, or end early.
ChecksumsHead read_head(ByteReader& reader);
/// That of the file in `folder`, whose rest is not looked at; nothing where it cannot be read.
std::optional<ChecksumsHead> read_head(const std::filesystem::path& folder);

}  // namespace fundstelle::glass
