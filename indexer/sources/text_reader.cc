#include "indexer/sources/document.h"
#include "indexer/sources/front_matter.h"

namespace fundstelle {

Document read_text(std::string_view source) {
  Document document;
  document.text = take_front_matter(source, document);
  return document;
}

}  // namespace fundstelle
