// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "items/column.h"

namespace lc {

class RecordTableModel;
class ValueOverlay;

/// What stands beside the rows of grant tables; none of it is owned.
struct GrantOverlays {
    /// Parts of `licenses` (a ValueOverlay under license ARNs).
    enum LicensePart { ProductName, IssuerName, LicenseName };
    /// Parts of `work` (a ValueOverlay under grant ARNs).
    enum WorkPart {
        FirstSeen, ///< an instant
        PreCheck, ///< a badge
        WorkResult ///< a badge: how far accepting or rejecting this row has come
    };

    RowOverlay *licenses = nullptr;
    RowOverlay *work = nullptr;
};

/// Of Grant: what others offer to the opened accounts.
TableDefinition grantInboxTable(const GrantOverlays &overlays);
/// Of Grant: what the opened accounts gave to others.
TableDefinition distributedGrantsTable(const GrantOverlays &overlays);
/// Of Grant: what the members of an organization received; rows hang under their license.
TableDefinition organizationGrantsTable();
TableDefinition grantVersionsTable(); ///< of Grant; rows are the versions of one
TableDefinition granteesTable(); ///< of Grantee: a list of receivers before it is used

/// Fills the parts of `names` (under license ARNs) from a table of License or GrantedLicense.
void learnLicenses(const RecordTableModel &licenses, ValueOverlay &names);

/// "Check out, check in +1" of a list of allowed operations.
Cell rightsInWords(const RowView &row);

} // namespace lc
