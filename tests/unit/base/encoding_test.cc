#include "base/encoding.h"

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/utf8.h"

namespace fundstelle {
namespace {

using namespace std::string_literals;

// UTF-8 -> one byte per character; only for characters that Latin-1 has in the same place.
std::string latin1(std::string_view text) {
  std::string bytes;
  for (std::size_t at = 0; at < text.size();) {
    bytes += static_cast<char>(next_character(text, at));
  }
  return bytes;
}

std::string utf16(std::string_view text, bool big_endian) {
  std::string bytes = big_endian ? "\xFE\xFF" : "\xFF\xFE";
  const auto put = [&](char32_t unit) {
    const char high = static_cast<char>(unit >> 8), low = static_cast<char>(unit & 0xFF);
    bytes += big_endian ? high : low;
    bytes += big_endian ? low : high;
  };
  for (std::size_t at = 0; at < text.size();) {
    const char32_t character = next_character(text, at);
    if (character >= 0x10000) {
      put(0xD800 + ((character - 0x10000) >> 10));
      put(0xDC00 + ((character - 0x10000) & 0x3FF));
    } else {
      put(character);
    }
  }
  return bytes;
}

TEST(Encoding, TakesUtf8AsItStands) {
  const DecodedText decoded = decode("Müller – „Äpfel“ 🍏 a\u0308 \u00AD");
  EXPECT_EQ(decoded.text, "Müller – „Äpfel“ 🍏 a\u0308 \u00AD");
  EXPECT_EQ(decoded.encoding, "UTF-8");
  EXPECT_EQ(decoded.confidence, 100);
  EXPECT_EQ(decoded.replaced, 0U);
}

TEST(Encoding, DropsTheByteOrderMark) {
  EXPECT_EQ(decode("\xEF\xBB\xBFäh").text, "äh");
  EXPECT_EQ(decode("\xEF\xBB\xBF").text, "");
}

TEST(Encoding, ReadsUtf16OfBothByteOrders) {
  const std::string text = "Grüße aus Köln 🍏";
  EXPECT_EQ(decode(utf16(text, false)).text, text);
  EXPECT_EQ(decode(utf16(text, false)).encoding, "UTF-16LE");
  EXPECT_EQ(decode(utf16(text, true)).text, text);
  EXPECT_EQ(decode(utf16(text, true)).encoding, "UTF-16BE");
}

TEST(Encoding, KeepsSurrogatePairsWholeInLongTexts) {
  for (std::size_t before = 4090; before < 4100; ++before) {
    std::string text(before, 'x');
    for (int i = 0; i < 3000; ++i) text += "🍏";
    const DecodedText decoded = decode(utf16(text, false));
    EXPECT_EQ(decoded.text, text) << before;
    EXPECT_EQ(decoded.replaced, 0U) << before;
  }
}

TEST(Encoding, ReadsUtf32ByItsByteOrderMark) {
  EXPECT_EQ(decode("\xFF\xFE\0\0\xE4\0\0\0"s).text, "ä");
  EXPECT_EQ(decode("\0\0\xFE\xFF\0\0\0\xE4"s).text, "ä");
}

TEST(Encoding, CountsWhatUtf16LacksAtItsEnd) {
  const DecodedText decoded = decode(
      "\xFF\xFE"
      "a\0b"s);
  EXPECT_EQ(decoded.text, "a\uFFFD");
  EXPECT_EQ(decoded.replaced, 1U);
}

TEST(Encoding, RepairsTextThatIsMostlyUtf8) {
  const DecodedText decoded = decode("Käse, Öl, Übung und ein M\xFCller\xFF");
  EXPECT_EQ(decoded.text, "Käse, Öl, Übung und ein M\uFFFDller\uFFFD");
  EXPECT_EQ(decoded.encoding, "UTF-8");
  EXPECT_EQ(decoded.replaced, 2U);
}

class ShortLatinText : public testing::TestWithParam<const char*> {};

TEST_P(ShortLatinText, IsReadAsWindows1252) {
  const DecodedText decoded = decode(latin1(GetParam()));
  EXPECT_EQ(decoded.text, GetParam());
  EXPECT_EQ(decoded.encoding, "windows-1252");
  EXPECT_GE(decoded.confidence, kLittleConfidence);
  EXPECT_EQ(decoded.replaced, 0U);
}

INSTANTIATE_TEST_SUITE_P(
    Encoding, ShortLatinText,
    testing::Values("Müller über Äpfel", "Öl", "Größe", "Übergrößenträger", "GRÜSSE AUS KÖLN",
                    "Straße", "§ 5 Kündigung", "Café in Zürich", "25 °C in Düsseldorf", "«Grüezi»",
                    "Fußgängerübergänge für Schüler", "à la carte", "naïve façade",
                    "£5 for a résumé",
                    "Der Müller mähte früh. Später röstete er Äpfel über dem "
                    "Feuer und erzählte größere Märchen für die müden Gäste."));

TEST(Encoding, AdmitsThatALoneByteIsAGuess) {
  EXPECT_EQ(decode("\xE4").text, "ä");
  EXPECT_LT(decode("\xE4").confidence, kLittleConfidence);
}

TEST(Encoding, ReadsC1BytesAsWindows1252) {
  EXPECT_EQ(decode("\x84Gr\xFC\xDF"
                   "e\x93 \x96 80 \x80, it\x92s")
                .text,
            "„Grüße“ – 80 €, it’s");
}

TEST(Encoding, FindsTheFirstUmlautFarBehindThePlainBeginning) {
  const std::string plain(50000, 'x');
  EXPECT_EQ(decode(plain + " M\xFCller").text, plain + " Müller");
}

TEST(Encoding, ReplacesBytesThatWindows1252DoesNotHave) {
  const DecodedText decoded = decode("abc \x81 \x8D def ghi");
  EXPECT_EQ(decoded.text, "abc \uFFFD \uFFFD def ghi");
  EXPECT_EQ(decoded.replaced, 2U);
  EXPECT_LT(decoded.confidence, kLittleConfidence);
}

TEST(Encoding, RecognisesCyrillicInWindows1251) {
  // "В Москве открылась новая выставка, посвящённая истории города."
  const DecodedText decoded = decode(
      "\xC2 \xCC\xEE\xF1\xEA\xE2\xE5 \xEE\xF2\xEA\xF0\xFB\xEB\xE0\xF1\xFC "
      "\xED\xEE\xE2\xE0\xFF \xE2\xFB\xF1\xF2\xE0\xE2\xEA\xE0, "
      "\xEF\xEE\xF1\xE2\xFF\xF9\xB8\xED\xED\xE0\xFF "
      "\xE8\xF1\xF2\xEE\xF0\xE8\xE8 \xE3\xEE\xF0\xEE\xE4\xE0.");
  EXPECT_EQ(decoded.encoding, "windows-1251");
  EXPECT_THAT(decoded.text, testing::HasSubstr("Москве"));
}

TEST(Encoding, BelievesADeclarationOverAGuess) {
  const auto decoded = decode_declared(
      "\xA3\xF3"
      "d\xBC",
      "iso-8859-2");  // Lodz, the Polish city.
  ASSERT_TRUE(decoded);
  EXPECT_EQ(decoded->text, "Łódź");
}

TEST(Encoding, ReadsDeclaredLatin1AsWindows1252) {
  EXPECT_EQ(decode_declared("\x84"
                            "Gr\xFC\xDF"
                            "e\x93",
                            "ISO-8859-1")
                ->text,
            "„Grüße“");
}

TEST(Encoding, BelievesUtf8OverADeclaration) {
  EXPECT_EQ(decode_declared("Grüße", "iso-8859-1")->text, "Grüße");
  EXPECT_EQ(decode_declared("Gr\xFC\xDF"
                            "e",
                            "utf-8")
                ->text,
            "Grüße");
}

TEST(Encoding, DoesNotKnowEveryDeclaration) {
  EXPECT_FALSE(
      decode_declared("Gr\xFC\xDF"
                      "e",
                      "klingon"));
}

TEST(Encoding, AlwaysYieldsValidUtf8) {
  std::mt19937 random(1);
  for (int round = 0; round < 3000; ++round) {
    std::string bytes(random() % 60, '\0');
    const unsigned mask = round % 2 == 0 ? 0xFF : 0x7F;
    for (char& byte : bytes) byte = static_cast<char>(random() & mask);
    if (round % 2 == 1 && !bytes.empty()) bytes[bytes.size() / 2] = static_cast<char>(random());
    EXPECT_TRUE(is_valid_utf8(decode(bytes).text)) << testing::PrintToString(bytes);
  }
}

TEST(Encoding, TellsBinaryDataFromText) {
  EXPECT_TRUE(is_binary("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\x01\0"s));
  EXPECT_TRUE(
      is_binary("\x7F"
                "ELF\x02\x01\x01\0\0\0\0"s));
  EXPECT_TRUE(is_binary("abc\0def"s));
  EXPECT_TRUE(is_binary("G\0r\0u\0"s));
  EXPECT_TRUE(is_binary("\x01\x02\x03\x04 text"));
  std::mt19937 random(1);
  std::string noise(4096, '\0');
  for (char& byte : noise) byte = static_cast<char>(random());
  EXPECT_TRUE(is_binary(noise));
}

TEST(Encoding, TakesTextsForTexts) {
  EXPECT_FALSE(is_binary(""));
  EXPECT_FALSE(is_binary("a\tb\r\nc\f\x1B[1mbold\x1B[0m"));
  EXPECT_FALSE(is_binary("\xFF\xFEG\0"s));
  EXPECT_FALSE(
      is_binary("Gr\xFC\xDF"
                "e"));
  EXPECT_FALSE(is_binary(std::string(5000, 'x') + '\0' + "one stray NUL"));
  std::string long_text;
  while (long_text.size() < (64 << 10) + 100) long_text += "Größe";
  EXPECT_FALSE(is_binary(long_text + '\0'));
}

}  // namespace
}  // namespace fundstelle
