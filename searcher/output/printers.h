// The printers behind make_printer(), one a format. For printer.cc and the printers themselves;
// everybody else includes printer.h.
#pragma once

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

#include "searcher/output/printer.h"

namespace fundstelle {

enum class Delimiter : char { kComma = ',', kTab = '\t' };

std::unique_ptr<Printer> make_text_printer(const PrintOptions& options, std::FILE* out);
std::unique_ptr<Printer> make_json_printer(std::FILE* out);
std::unique_ptr<Printer> make_delimited_printer(Delimiter delimiter, std::FILE* out);
std::unique_ptr<Printer> make_trec_printer(std::string tag, std::FILE* out);
std::unique_ptr<Printer> make_paths_printer(char terminator, std::FILE* out);

/// Writes all of `text` at once and flushes; failures stay on the stream.
void write_all(std::string_view text, std::FILE* out);

}  // namespace fundstelle
