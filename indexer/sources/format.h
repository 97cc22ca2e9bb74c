// Tells the format of a file by its name.
#pragma once

#include <optional>
#include <string_view>

namespace fundstelle {

enum class Format { kText, kMarkdown, kHtml, kJson, kJsonLines };
enum class Compression { kNone, kGzip, kZstandard };

struct FileFormat {
  Format format = Format::kText;
  Compression compression = Compression::kNone;
};

/// The format of a file called `name` (a name or a path, in any case of letters); nothing when it
/// is none that Fundstelle reads.
std::optional<FileFormat> format_of(std::string_view name);

}  // namespace fundstelle
