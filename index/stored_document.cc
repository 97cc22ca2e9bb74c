#include "index/stored_document.h"

#include <memory>

#include <zstd.h>

#include "base/bytes.h"
#include "base/checksum.h"
#include "base/error.h"

namespace fundstelle {
namespace {

constexpr int kCompressionLevel = 3;
constexpr std::size_t kMinCompressed = 200;              // bytes; shorter texts gain nothing
constexpr std::size_t kLongText = std::size_t{1} << 20;  // compressed in pieces

enum class TextCoding : std::uint8_t { kPlain = 0, kZstd = 1 };

struct FreeContext {
  void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
};

// Setting up a compressor costs more than compressing a short text, so each thread keeps one.
ZSTD_CCtx* compressor() {
  thread_local const std::unique_ptr<ZSTD_CCtx, FreeContext> context(ZSTD_createCCtx());
  return context.get();
}

// Appends the compressed text; true when it is shorter.
bool append_short_text(std::string& bytes, std::string_view text) {
  const std::size_t start = bytes.size();
  bytes.resize(start + ZSTD_compressBound(text.size()));
  const std::size_t size =
      ZSTD_compressCCtx(compressor(), bytes.data() + start, bytes.size() - start, text.data(),
                        text.size(), kCompressionLevel);
  if (ZSTD_isError(size) || size >= text.size()) return false;
  bytes.resize(start + size);
  return true;
}

// The same without room for all that it might have become.
bool append_long_text(std::string& bytes, std::string_view text) {
  const std::size_t limit = bytes.size() + text.size();
  ZSTD_CCtx* context = compressor();
  ZSTD_CCtx_reset(context, ZSTD_reset_session_and_parameters);
  ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, kCompressionLevel);
  ZSTD_CCtx_setPledgedSrcSize(context, text.size());
  std::string piece(ZSTD_CStreamOutSize(), '\0');
  ZSTD_inBuffer in{text.data(), text.size(), 0};
  for (std::size_t left = 1; left > 0 && bytes.size() < limit;) {
    ZSTD_outBuffer out{piece.data(), piece.size(), 0};
    left = ZSTD_compressStream2(context, &out, &in, ZSTD_e_end);
    if (ZSTD_isError(left)) return false;
    bytes.append(piece, 0, out.pos);
  }
  return bytes.size() < limit;
}

void append_text(std::string& bytes, std::string_view text) {
  const std::size_t header = bytes.size();
  if (text.size() >= kMinCompressed) {
    bytes.push_back(static_cast<char>(TextCoding::kZstd));
    append_varint(bytes, text.size());
    const bool shorter =
        text.size() > kLongText ? append_long_text(bytes, text) : append_short_text(bytes, text);
    if (shorter) return;
    bytes.resize(header);
  }
  bytes.push_back(static_cast<char>(TextCoding::kPlain));
  bytes += text;
}

std::string read_text(ByteReader& reader) {
  const auto coding = static_cast<TextCoding>(reader.take(1)[0]);
  if (coding == TextCoding::kPlain) return std::string(reader.rest());
  const std::uint64_t size = reader.varint();
  const std::string_view compressed = reader.rest();
  const auto damaged = [] {
    return Error("the stored text of a document is damaged", "run `indexer rebuild`");
  };
  // Checked before memory is asked for: a damaged size can be any number.
  if (ZSTD_getFrameContentSize(compressed.data(), compressed.size()) != size) throw damaged();
  std::string text(size, '\0');
  if (ZSTD_decompress(text.data(), size, compressed.data(), compressed.size()) != size) {
    throw damaged();
  }
  return text;
}

}  // namespace

std::string StoredDocument::serialize(std::string_view other_text) const {
  std::string bytes;
  append_big_endian(bytes, file);
  bytes.push_back(static_cast<char>(named));
  append_string(bytes, title);
  append_string(bytes, url);
  append_varint(bytes, fields.size());
  for (const auto& [name, value] : fields) {
    append_string(bytes, name);
    append_string(bytes, value);
  }
  append_text(bytes, other_text);
  append_checksum(bytes);
  return bytes;
}

StoredDocument StoredDocument::parse(std::string_view bytes, std::uint32_t schema) {
  ByteReader reader(without_checksum(bytes));
  StoredDocument document;
  document.file = reader.big_endian<std::uint64_t>();
  // Schema 4 did not say; to take all for named keeps what was drawn then.
  document.named = kAllNamed;
  if (schema > 4) document.named = reader.big_endian<std::uint8_t>();
  document.title = reader.string();
  document.url = reader.string();
  for (std::uint64_t left = reader.varint(); left > 0; --left) {
    const std::string_view name = reader.string();
    document.fields.emplace_back(name, reader.string());
  }
  document.text = read_text(reader);
  return document;
}

std::uint64_t StoredDocument::parse_file(std::string_view bytes) {
  return ByteReader(bytes).big_endian<std::uint64_t>();
}

}  // namespace fundstelle
