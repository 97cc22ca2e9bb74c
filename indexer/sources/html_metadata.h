// What an HTML page says about itself: <title>, <html lang>, <meta>, <link rel=canonical>.
#pragma once

#include <libxml/HTMLparser.h>

#include "indexer/sources/metadata.h"

namespace fundstelle {

Metadata html_metadata(const xmlNode* root);

}  // namespace fundstelle
