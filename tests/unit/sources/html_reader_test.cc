#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/sources/document.h"
#include "tests/unit/sources/reading.h"

namespace fundstelle {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Pair;
using testing::SizeIs;

std::string text_of(const std::string& body) {
  return read_html("<!DOCTYPE html><html><head><title>T</title></head><body>" + body +
                   "</body></html>")
      .text;
}

TEST(Html, SeparatesBlocksByEmptyLines) {
  EXPECT_EQ(
      text_of("<h1>One</h1><p>first\n  line</p>\n<p>se<b>co</b>nd<br>broken</p><div>end</div>"),
      "One\n\nfirst line\n\nsecond\nbroken\n\nend");
}

TEST(Html, CollapsesWhiteSpaceOutsideOfPre) {
  EXPECT_EQ(text_of("<p> a \n\t b <i> c </i>d </p><pre>\n x\n   y</pre><p>z</p>"),
            "a b c d\n\n x\n   y\n\nz");
  EXPECT_EQ(text_of("<p>non&nbsp;&nbsp;breaking</p>"), "non\u00A0\u00A0breaking");
}

TEST(Html, WritesListsAndTablesAsLines) {
  EXPECT_EQ(text_of("<p>a</p><ul><li>one<li><p>two</p><ul><li>inner</ul></ul><p>b</p>"),
            "a\n\n- one\n- two\n- inner\n\nb");
  EXPECT_EQ(
      text_of("<table><tr><th>a</th><th>b</th></tr>\n<tr><td>1</td> <td>2</td></tr></table>x"),
      "a\tb\n1\t2\n\nx");
}

TEST(Html, DropsWhatIsNoText) {
  EXPECT_EQ(text_of("<script>var a = '<p>x</p>';</script><style>p {}</style><nav>menu</nav>"
                    "<template>t</template><noscript>n</noscript><svg><title>s</title>"
                    "<text>t</text></svg><form><label>l</label><input value=i><select>"
                    "<option>o</select><textarea>a</textarea><button>b</button></form>"
                    "<iframe>f</iframe><aside>ad</aside><footer>imprint</footer><!-- c -->"
                    "<div role=navigation>r</div><p hidden>h</p><p>kept</p>"),
            "kept");
}

TEST(Html, DropsThePageHeaderButNotThatOfTheArticle) {
  EXPECT_EQ(text_of("<header>Logo</header><p>text</p>"), "text");
  EXPECT_EQ(text_of("<header><nav>menu</nav><h1>Headline</h1></header><p>text</p>"),
            "Headline\n\ntext");
  EXPECT_EQ(text_of("<header>Logo</header><article><header><h2>Headline</h2></header><p>text</p>"
                    "<footer>author</footer></article>"),
            "Headline\n\ntext");
}

TEST(Html, TakesOnlyTheMainPartWhenItIsMarked) {
  const std::string text(300, 'x');
  EXPECT_EQ(text_of("<div>" + std::string(250, 'y') + "</div><article>" + text + "</article>"),
            text);
  EXPECT_EQ(text_of("<div>" + std::string(900, 'y') + "</div><main>" + text + "</main>"), text);
  EXPECT_EQ(text_of("<main><article>" + text + "</article><section>more</section></main>"), text);
}

TEST(Html, TakesThePageWhenTheMainPartIsSmall) {
  EXPECT_EQ(text_of("<main>tiny</main><p>The text stands outside of it.</p>"),
            "tiny\n\nThe text stands outside of it.");
  EXPECT_EQ(text_of("<article>one one</article><article>two two</article><article>three</article>"),
            "one one\n\ntwo two\n\nthree");
  EXPECT_EQ(text_of("<main> </main><p>text</p>"), "text");
}

TEST(Html, DecodesReferences) {
  EXPECT_EQ(text_of("M&uuml;ller &amp; S&#246;hne &#x20AC; &#150; &#132;x&#147; &euro; &lt;b&gt;"),
            "Müller & Söhne € – „x“ € <b>");
}

TEST(Html, SurvivesWhatBrowsersSurvive) {
  EXPECT_EQ(text_of("<p>a<p>b</b></i><div>c"), "a\n\nb\n\nc");
  EXPECT_EQ(read_html("just text").text, "just text");
  EXPECT_EQ(read_html("<p>a < b & c").text, "a < b & c");
  std::string deep;
  for (int i = 0; i < 50000; ++i) deep += "<div>";
  EXPECT_NO_THROW(read_html(deep + "deep"));
  EXPECT_EQ(read_html("<script>never closed").text, "");
}

Article article_of(const std::string& page) {
  return read_bytes("a.html", page).article();
}

TEST(Html, TakesItsTitleFromTheHeadElseTheHeading) {
  EXPECT_EQ(article_of("<title> The\n title &amp; more </title><h1>H</h1>").title,
            "The title & more");
  EXPECT_EQ(article_of("<title> </title><h2>Topic</h2><h1>Headline</h1>").title, "Headline");
  EXPECT_EQ(article_of("<h2>Topic</h2><p>x").title, "Topic");
  EXPECT_EQ(article_of("<meta property='og:title' content='Shared'><h1>H</h1>").title, "Shared");
  EXPECT_EQ(article_of("<title>T</title><meta property='og:title' content='Shared'>x").title, "T");
  EXPECT_EQ(article_of("<svg><title>Icon</title></svg><p>First line</p>").title, "First line");
}

TEST(Html, ReadsItsMetadata) {
  const Article article = article_of(
      "<html lang='de-AT'><meta name='Date' content='2025-07-24'>"
      "<meta name=author content='Lena Brandt'><meta name=description content='In short'>"
      "<meta name=keywords content='a, b'><meta name=viewport content='width=1'>"
      "<meta name=company content=Amazon><meta name=company content=SAP>"
      "<link rel=canonical href='https://example.org/a'><p>text");
  EXPECT_EQ(article.language, "de-AT");
  EXPECT_EQ(article.date, parse_date("2025-07-24"));
  EXPECT_EQ(article.url, "https://example.org/a");
  EXPECT_THAT(article.companies, ElementsAre("Amazon", "SAP"));
  EXPECT_THAT(article.fields,
              ElementsAre(Pair("author", "\"Lena Brandt\""), Pair("description", "\"In short\""),
                          Pair("keywords", "\"a, b\"")));
}

TEST(Html, ReadsTheTimeOfPublication) {
  const std::string meta =
      "<meta property='article:published_time' content='2025-07-24T15:02:20+02:00'>";
  EXPECT_EQ(article_of(meta + "<p>x").date, parse_date("2025-07-24T13:02:20Z"));
  const Reading reading = read_bytes("a.html", meta + "<meta name=date content=soon><p>x");
  EXPECT_EQ(reading.article().date, parse_date("2025-07-24T13:02:20Z"));
  EXPECT_THAT(reading.failures, SizeIs(1));
}

TEST(Html, IsReadInTheEncodingItDeclares) {
  EXPECT_EQ(article_of("<meta charset=iso-8859-1><p>Gr\xFC\xDF"
                       "e \x96")
                .text,
            "Grüße –");
  EXPECT_EQ(article_of("<meta http-equiv=Content-Type content='text/html; charset=iso-8859-2'>"
                       "<p>\xA3\xF3"
                       "d\xBC")
                .text,
            "Łódź");
  EXPECT_EQ(article_of("<meta charset=iso-8859-1><p>Grüße").text, "Grüße");
  EXPECT_EQ(article_of("<meta charset=klingon><p>Gr\xFC\xDF"
                       "e")
                .text,
            "Grüße");
  EXPECT_EQ(article_of("<p>Gr\xFC\xDF"
                       "e")
                .text,
            "Grüße");
}

TEST(Html, FindsTheDeclaredEncoding) {
  EXPECT_EQ(declared_encoding("<META CHARSET = 'Windows-1252' />"), "windows-1252");
  EXPECT_EQ(declared_encoding("<meta name=x><meta content=\"text/html;charset=utf-8\">"), "utf-8");
  EXPECT_EQ(declared_encoding("<meta charset><p>charset=x"), "");
  EXPECT_EQ(declared_encoding("<meta charset="), "");
}

TEST(Html, ReadsATagOfAHundredThousandAttributes) {
  std::string tag = "<p ";
  for (int i = 0; i < 100'000; ++i) tag += "a" + std::to_string(i) + "=1 ";
  EXPECT_EQ(text_of(tag + ">text</p>"), "text");
}

TEST(Html, ReadsALongText) {
  const std::string text(12 << 20, 'x');
  EXPECT_EQ(text_of("<pre>" + text + "</pre><p>end</p>").size(), text.size() + 5);
}

TEST(Html, SaysThatElementsAreTooDeepForTheRest) {
  std::string deep;
  for (int i = 0; i < 600; ++i) deep += "<b>";
  const Document cut = read_html("<p>begin" + deep + "middle");
  EXPECT_EQ(cut.text, "begin");
  EXPECT_THAT(cut.cut_short, HasSubstr("more than 500 elements stand within one another"));
  const Reading nothing = read_bytes("a.html", deep + "text");
  ASSERT_THAT(nothing.failures, SizeIs(1));
  EXPECT_TRUE(nothing.failure().lost);
  EXPECT_EQ(nothing.failure().reason, cut.cut_short);
  const Reading begin = read_bytes("a.html", "<p>begin" + deep);
  EXPECT_FALSE(begin.failure().lost);
  EXPECT_EQ(begin.article().text, "begin");
}

TEST(Html, KeepsHeadersOfThePageThatHoldItsHeadline) {
  EXPECT_EQ(text_of("<header>a<header>b<h1>One</h1></header><header>c</header></header><p>d</p>"),
            "a\n\nb\n\nOne\n\nd");
}

}  // namespace
}  // namespace fundstelle
