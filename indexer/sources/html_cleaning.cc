#include "indexer/sources/html_cleaning.h"

#include <algorithm>
#include <array>

namespace fundstelle {
namespace {

constexpr std::string_view kSpace = " \t\n\r\f";
constexpr std::string_view kBehindName = " \t\n\r\f/>";

// All lists are sorted and in lower case.
constexpr auto kAnywhere = std::to_array<std::string_view>({"hidden", "role"});
constexpr auto kOfHtml = std::to_array<std::string_view>({"lang", "xml:lang"});
constexpr auto kOfLink = std::to_array<std::string_view>({"href", "rel"});
constexpr auto kOfMeta =
    std::to_array<std::string_view>({"content", "http-equiv", "itemprop", "name", "property"});
constexpr std::size_t kLongestName = 10;  // Of those above.

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Without a copy of names that are longer than any that is looked for.
std::string lower(std::string_view name) {
  std::string result(name.substr(0, kLongestName + 1));
  std::transform(result.begin(), result.end(), result.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return result;
}

template <typename List>
bool contains(const List& list, std::string_view name) {
  return std::binary_search(list.begin(), list.end(), name);
}

bool is_wanted(std::string_view element, std::string_view attribute) {
  const std::string name = lower(attribute);
  return contains(kAnywhere, name) || (element == "meta" && contains(kOfMeta, name)) ||
         (element == "link" && contains(kOfLink, name)) ||
         (element == "html" && contains(kOfHtml, name));
}

class Cleaner {
 public:
  explicit Cleaner(std::string_view source) : source_(source) { result_.reserve(source.size()); }

  std::string clean() && {
    while (at_ < source_.size()) {
      const std::size_t tag = std::min(source_.find('<', at_), source_.size());
      result_ += source_.substr(at_, tag - at_);
      at_ = tag;
      if (at_ < source_.size()) read_markup();
    }
    return std::move(result_);
  }

 private:
  char next(std::size_t offset) const {
    return at_ + offset < source_.size() ? source_[at_ + offset] : '\0';
  }

  // At a `<`.
  void read_markup() {
    if (source_.substr(at_, 4) == "<!--") return skip_comment();
    if (next(1) == '!' || next(1) == '?') return copy_to(source_.find('>', at_));
    if (is_letter(next(1))) return read_start_tag();
    if (next(1) == '/' && is_letter(next(2))) return read_end_tag();
    copy_to(at_);
  }

  // Copies to the byte at `last`; all when it is npos.
  void copy_to(std::size_t last) {
    const std::size_t end = last == source_.npos ? source_.size() : last + 1;
    result_ += source_.substr(at_, end - at_);
    at_ = end;
  }

  // `<!-->` and `<!--->` are whole comments, and `--!>` is an end, too. An empty one stays, or what
  // stands on either side could become a tag.
  void skip_comment() {
    at_ += 2;
    while ((at_ = source_.find("--", at_)) != source_.npos) {
      const std::size_t end = next(2) == '!' ? 3 : 2;
      if (next(end) == '>') {
        at_ += end + 1;
        result_ += "<!---->";
        return;
      }
      ++at_;
    }
    at_ = source_.size();
  }

  // At the letter of a tag's name.
  std::string_view take_name() {
    const std::size_t end = std::min(source_.find_first_of(kBehindName, at_), source_.size());
    const std::string_view name = source_.substr(at_, end - at_);
    at_ = end;
    return name;
  }

  void read_end_tag() {
    at_ += 2;
    const std::string_view name = take_name();
    at_ = source_.find('>', at_);
    if (at_ != source_.npos) result_.append("</").append(name).append(">");
    at_ = std::min(at_, source_.size() - 1) + 1;
  }

  void read_start_tag() {
    const std::size_t begin = result_.size();
    ++at_;
    const std::string_view written = take_name();
    const std::string name = lower(written);
    result_.append("<").append(written);
    bool closed = false;  // By a slash before its end.
    while (at_ < source_.size() && source_[at_] != '>') {
      closed = source_[at_] == '/';
      if (closed || kSpace.find(source_[at_]) != kSpace.npos) {
        ++at_;
      } else {
        read_attribute(name);
      }
    }
    if (at_ == source_.size()) return result_.resize(begin);
    result_ += closed ? "/>" : ">";
    ++at_;
    if (!closed && (name == "script" || name == "style")) skip_raw_text(name);
  }

  void read_attribute(std::string_view element) {
    const std::size_t begin = at_;
    // An equals sign at the beginning belongs to the name.
    at_ = std::min(source_.find_first_of(" \t\n\r\f/>=", at_ + 1), source_.size());
    const std::string_view name = source_.substr(begin, at_ - begin);
    const std::size_t sign = source_.find_first_not_of(kSpace, at_);
    if (sign != source_.npos && source_[sign] == '=') {
      at_ = std::min(source_.find_first_not_of(kSpace, sign + 1), source_.size());
      skip_value();
    }
    if (is_wanted(element, name)) result_.append(" ").append(source_, begin, at_ - begin);
  }

  void skip_value() {
    if (next(0) == '"' || next(0) == '\'') {
      at_ = source_.find(next(0), at_ + 1);
      if (at_ != source_.npos) ++at_;
    } else {
      at_ = source_.find_first_of(" \t\n\r\f>", at_);
    }
    at_ = std::min(at_, source_.size());
  }

  void skip_raw_text(std::string_view name) {
    while ((at_ = source_.find("</", at_)) != source_.npos) {
      const std::string_view rest = source_.substr(at_ + 2);
      const bool ends =
          rest.size() > name.size() && kBehindName.find(rest[name.size()]) != rest.npos;
      if (ends && lower(rest.substr(0, name.size())) == name) return;
      at_ += 2;
    }
    at_ = source_.size();
  }

  std::string_view source_;
  std::string result_;
  std::size_t at_ = 0;
};

}  // namespace

std::string clean_html(std::string_view source) {
  return Cleaner(source).clean();
}

}  // namespace fundstelle
