// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/keysentry.h"

#include "connections/session.h"

#include "pages/keysdialog.h"
#include "pages/page.h"

namespace lc {

void enterKeys(PageContext &context, const Connection &connection, QWidget *parent,
               std::function<void(const KeyVault::Kept &)> kept)
{
    context.session.keyVault().findStay(
        parent,
        [&context, parent, id = connection.id, name = connection.name,
         kept = std::move(kept)](const KeyVault::Kept &place) {
            auto *dialog = new KeysDialog(context.theme, name, place, parent->window());
            QObject::connect(dialog, &KeysDialog::entered, parent,
                             [&context, parent, id, kept](const Credentials &keys) {
                                 context.session.keyVault().keep(id, keys, parent, kept);
                             });
            dialog->open();
        });
}

} // namespace lc
