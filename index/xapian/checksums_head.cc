#include "index/xapian/checksums_head.h"

#include <array>
#include <fstream>

#include "base/error.h"

namespace fundstelle::glass {
namespace {

constexpr std::string_view kMagic = "Fundstelle checksums 1\n";
constexpr std::size_t kMaxHeadBytes = 256;

}  // namespace

void append_head(std::string& bytes, const ChecksumsHead& head) {
  bytes += kMagic;
  append_big_endian(bytes, head.of_version);
  append_string(bytes, head.uuid);
  append_varint(bytes, head.revision);
}

ChecksumsHead read_head(ByteReader& reader) {
  if (reader.take(kMagic.size()) != kMagic) throw Error("of another version");
  ChecksumsHead head;
  head.of_version = reader.big_endian<std::uint64_t>();
  head.uuid = reader.string();
  head.revision = reader.varint();
  return head;
}

std::optional<ChecksumsHead> read_head(const std::filesystem::path& folder) {
  std::ifstream in(folder / kChecksumsFile, std::ios::binary);
  std::array<char, kMaxHeadBytes> bytes{};
  in.read(bytes.data(), bytes.size());
  ByteReader reader(std::string_view(bytes.data(), static_cast<std::size_t>(in.gcount())));
  try {
    return read_head(reader);
  } catch (const Error&) {
    return std::nullopt;
  }
}

}  // namespace fundstelle::glass
