#include "base/encoding.h"

#include <algorithm>
#include <array>
#include <memory>

#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/ucsdet.h>

#include "base/utf8.h"

namespace fundstelle {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kWindows1252 = "windows-1252";

struct GuessTuning {
  std::size_t sample_bytes = 8000;      // What ICU's detector looks at.
  std::size_t context_bytes = 48;       // Around a byte over 7F.
  double latin_share = 0.25;            // Bytes over 7F per ASCII letter, at most, in Latin script.
  double plausible_share = 0.75;        // Bytes that make sense as Windows-1252, at least.
  int advantage = 20;                   // Percent by which another Latin encoding must lead.
  std::size_t long_text_letters = 200;  // Shorter texts are no ground for a Latin exotic.
};
constexpr GuessTuning kTuning;

unsigned char byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

bool is_ascii_letter(unsigned char byte) {
  return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
}

// UTF-32 comes first: its little-endian mark starts with that of UTF-16.
constexpr std::array kByteOrderMarks = std::to_array<ByteOrderMark>({
    {"\xEF\xBB\xBF"sv, "UTF-8"},
    {"\xFF\xFE\0\0"sv, "UTF-32LE"},
    {"\0\0\xFE\xFF"sv, "UTF-32BE"},
    {"\xFF\xFE"sv, "UTF-16LE"},
    {"\xFE\xFF"sv, "UTF-16BE"},
});

struct ConverterCloser {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
struct DetectorCloser {
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};
using Converter = std::unique_ptr<UConverter, ConverterCloser>;
using Detector = std::unique_ptr<UCharsetDetector, DetectorCloser>;

Converter open_converter(const char* encoding) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(encoding, &status));
  return U_SUCCESS(status) ? std::move(converter) : nullptr;
}

// ICU calls this for ill-formed bytes; `context` counts them.
void replace_and_count(const void* context, UConverterToUnicodeArgs* arguments, const char*,
                       std::int32_t, UConverterCallbackReason reason, UErrorCode* status) {
  if (reason > UCNV_IRREGULAR) return;  // Reset, close, clone.
  ++*static_cast<std::size_t*>(const_cast<void*>(context));
  const UChar replacement = 0xFFFD;
  *status = U_ZERO_ERROR;
  ucnv_cbToUWriteUChars(arguments, &replacement, 1, 0, status);
}

DecodedText convert(std::string_view bytes, UConverter* converter, std::string_view encoding) {
  DecodedText decoded;
  decoded.encoding = encoding;
  UErrorCode status = U_ZERO_ERROR;
  ucnv_setToUCallBack(converter, replace_and_count, &decoded.replaced, nullptr, nullptr, &status);
  const char* source = bytes.data();
  const char* const end = source + bytes.size();
  std::array<UChar, 4096> buffer{};
  do {
    status = U_ZERO_ERROR;
    UChar* target = buffer.data();
    ucnv_toUnicode(converter, &target, buffer.data() + buffer.size() - 1, &source, end, nullptr,
                   true, &status);
    // A surrogate pair must not be cut in two: fetch its second half into the spare place.
    std::size_t length = static_cast<std::size_t>(target - buffer.data());
    if (status == U_BUFFER_OVERFLOW_ERROR && length > 0 && U16_IS_LEAD(buffer[length - 1])) {
      status = U_ZERO_ERROR;
      ucnv_toUnicode(converter, &target, buffer.data() + buffer.size(), &source, end, nullptr, true,
                     &status);
      length = static_cast<std::size_t>(target - buffer.data());
    }
    for (std::size_t i = 0; i < length;) {
      UChar32 character = 0;
      U16_NEXT(buffer.data(), i, length, character);
      append_utf8(decoded.text, static_cast<char32_t>(character));
    }
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  return decoded;
}

DecodedText decode_windows_1252(std::string_view bytes) {
  DecodedText decoded;
  decoded.encoding = kWindows1252;
  decoded.text.reserve(bytes.size() + bytes.size() / 16);
  for (const char byte : bytes) {
    const char32_t character = windows_1252_character(static_cast<unsigned char>(byte));
    if (character == 0xFFFD) ++decoded.replaced;
    append_utf8(decoded.text, character);
  }
  return decoded;
}

// What stands around the bytes over 7F: a plain ASCII beginning would tell the detector nothing.
std::string sample_of(std::string_view bytes) {
  std::string sample;
  std::size_t taken = 0;
  for (std::size_t at = 0; at < bytes.size() && sample.size() < kTuning.sample_bytes; ++at) {
    if (byte_at(bytes, at) < 0x80 || at < taken) continue;
    const std::size_t from = std::max(taken, at - std::min(at, kTuning.context_bytes));
    taken = std::min(bytes.size(), at + kTuning.context_bytes);
    sample.append(bytes.substr(from, taken - from));
  }
  return sample;
}

// Whether a byte makes sense where it stands if the text is German or English in Windows-1252.
bool is_plausible_windows_1252(std::string_view text, std::size_t at) {
  const unsigned char byte = byte_at(text, at);
  const unsigned char before = at > 0 ? byte_at(text, at - 1) : ' ';
  const unsigned char after = at + 1 < text.size() ? byte_at(text, at + 1) : ' ';
  const bool letter_before = is_ascii_letter(before);
  const bool letter_after = is_ascii_letter(after);
  // Eth, thorn and the times and division signs; the first two are Turkish letters elsewhere.
  constexpr std::string_view kRare = "\xD0\xD7\xDE\xF0\xF7\xFE";
  // Letters among the bytes below C0: S, OE and Z with their small forms, Y.
  constexpr std::string_view kLowLetters = "\x8A\x8C\x8E\x9A\x9C\x9E\x9F";
  const bool letter = (byte >= 0xC0 && kRare.find(text[at]) == kRare.npos) ||
                      kLowLetters.find(text[at]) != kLowLetters.npos;
  if (letter) return letter_before || letter_after;
  if (windows_1252_character(byte) == 0xFFFD || byte >= 0xC0) return false;
  const bool quote_or_dash = byte == 0x92 || byte == 0x96 || byte == 0x97 || byte == 0xAD;
  return quote_or_dash || !(letter_before && letter_after);  // A sign within a word is none.
}

struct LatinEvidence {
  std::size_t letters = 0;    // ASCII letters.
  std::size_t high = 0;       // Bytes over 7F.
  std::size_t plausible = 0;  // Those of them that make sense as Windows-1252.

  double plausible_share() const {
    return high == 0 ? 1.0 : static_cast<double>(plausible) / static_cast<double>(high);
  }
  bool is_latin() const {
    return static_cast<double>(high) <= kTuning.latin_share * static_cast<double>(letters) + 2 &&
           plausible_share() >= kTuning.plausible_share;
  }
};

LatinEvidence weigh(std::string_view sample) {
  LatinEvidence evidence;
  for (std::size_t at = 0; at < sample.size(); ++at) {
    if (is_ascii_letter(byte_at(sample, at))) ++evidence.letters;
    if (byte_at(sample, at) < 0x80) continue;
    ++evidence.high;
    if (is_plausible_windows_1252(sample, at)) ++evidence.plausible;
  }
  return evidence;
}

struct Candidate {
  std::string encoding;
  int confidence = 0;
};

struct Candidates {
  Candidate best;   // Of all but the Western ones.
  int western = 0;  // Confidence for ISO-8859-1 or Windows-1252.
};

// EBCDIC and the encodings of seven bits cannot be meant by bytes over 7F in a text file, and
// UTF-8 and UTF-16 were tried before.
bool is_out_of_question(std::string_view encoding) {
  return encoding.substr(0, 3) == "UTF" || encoding.substr(0, 3) == "IBM" ||
         encoding.substr(0, 8) == "ISO-2022";
}

Candidates detect(std::string_view sample) {
  Candidates candidates;
  UErrorCode status = U_ZERO_ERROR;
  const Detector detector(ucsdet_open(&status));
  ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
  std::int32_t count = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &status);
  if (U_FAILURE(status)) return candidates;
  for (std::int32_t i = 0; i < count; ++i) {
    const std::string encoding = ucsdet_getName(matches[i], &status);
    const int confidence = ucsdet_getConfidence(matches[i], &status);
    if (U_FAILURE(status) || is_out_of_question(encoding)) continue;
    if (encoding == "ISO-8859-1" || encoding == kWindows1252) {
      candidates.western = std::max(candidates.western, confidence);
    } else if (confidence > candidates.best.confidence) {
      candidates.best = {encoding, confidence};
    }
  }
  return candidates;
}

bool is_other_latin(std::string_view encoding) {
  return encoding == "ISO-8859-2" || encoding == "windows-1250" || encoding == "ISO-8859-9" ||
         encoding == "windows-1254";
}

Candidate guess(std::string_view bytes) {
  const std::string sample = sample_of(bytes);
  const LatinEvidence evidence = weigh(sample);
  const auto [best, western] = detect(sample);
  const int plausible = static_cast<int>(evidence.plausible_share() * 100);
  if (evidence.is_latin()) {
    const bool exotic = is_other_latin(best.encoding) &&
                        evidence.letters >= kTuning.long_text_letters &&
                        best.confidence >= western + kTuning.advantage;
    if (exotic) return best;
    return {std::string(kWindows1252), std::max(western, plausible)};
  }
  if (best.confidence > western) return best;
  return {std::string(kWindows1252), std::max(western, plausible / 2)};
}

}  // namespace

const ByteOrderMark* find_byte_order_mark(std::string_view bytes) {
  const auto* found = std::find_if(
      kByteOrderMarks.begin(), kByteOrderMarks.end(),
      [&](const ByteOrderMark& mark) { return bytes.substr(0, mark.bytes.size()) == mark.bytes; });
  return found == kByteOrderMarks.end() ? nullptr : found;
}

char32_t windows_1252_character(unsigned char byte) {
  // https://encoding.spec.whatwg.org/index-windows-1252.txt, 80 to 9F.
  constexpr std::array<char16_t, 32> kC1 = {
      0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
      0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
      0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};
  return byte >= 0x80 && byte <= 0x9F ? kC1[byte - 0x80U] : byte;
}

DecodedText decode(std::string_view bytes) {
  if (const ByteOrderMark* mark = find_byte_order_mark(bytes)) {
    bytes.remove_prefix(mark->bytes.size());
    if (mark->encoding != "UTF-8"sv) {
      return convert(bytes, open_converter(mark->encoding).get(), mark->encoding);
    }
    RepairedText repaired = repair_utf8(bytes);
    return {std::move(repaired.text), "UTF-8", 100, repaired.replaced};
  }
  if (is_valid_utf8(bytes)) return {std::string(bytes), "UTF-8", 100, 0};
  if (RepairedText repaired = repair_utf8(bytes); repaired.multibyte > repaired.replaced) {
    const auto all = static_cast<double>(repaired.multibyte + repaired.replaced);
    const int confidence = static_cast<int>(100 * static_cast<double>(repaired.multibyte) / all);
    return {std::move(repaired.text), "UTF-8", confidence, repaired.replaced};
  }
  const Candidate candidate = guess(bytes);
  const Converter converter =
      candidate.encoding == kWindows1252 ? nullptr : open_converter(candidate.encoding.c_str());
  DecodedText decoded =
      converter ? convert(bytes, converter.get(), candidate.encoding) : decode_windows_1252(bytes);
  decoded.confidence = candidate.confidence;
  return decoded;
}

std::optional<DecodedText> decode_declared(std::string_view bytes, const std::string& declared) {
  if (find_byte_order_mark(bytes) != nullptr || is_valid_utf8(bytes)) return decode(bytes);
  const Converter converter = open_converter(declared.c_str());
  if (!converter) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  const std::string_view name = ucnv_getName(converter.get(), &status);
  // A page that says UTF-8 and is not is a page of unknown encoding.
  if (U_FAILURE(status) || name.substr(0, 3) == "UTF") return decode(bytes);
  const char* standard = ucnv_getStandardName(name.data(), "MIME", &status);
  if (standard != nullptr &&
      (standard == "ISO-8859-1"sv || standard == "US-ASCII"sv || standard == kWindows1252)) {
    return decode_windows_1252(bytes);
  }
  return convert(bytes, converter.get(), standard != nullptr ? standard : name);
}

bool is_binary(std::string_view bytes) {
  constexpr std::size_t kLooked = 64 << 10;
  constexpr std::size_t kTolerated = 32;  // One control character in so many bytes,
  constexpr std::size_t kFew = 2;         // or so many in the shortest text.
  const ByteOrderMark* mark = find_byte_order_mark(bytes);
  if (mark != nullptr && mark->encoding != "UTF-8"sv) return false;
  const std::string_view head = bytes.substr(0, kLooked);
  std::size_t controls = 0;
  bool has_nul = false;
  for (const char byte : head) {
    const auto value = static_cast<unsigned char>(byte);
    const bool usual = (value >= '\b' && value <= '\r') || value == 0x1B;
    if (value < 0x20 && !usual) ++controls;
    has_nul = has_nul || value == 0;
  }
  const bool many = controls * kTolerated > head.size();
  if (many && (has_nul || controls > kFew)) return true;
  return has_nul && repair_utf8(head).replaced > 1;  // One may be due to the cut.
}

}  // namespace fundstelle
