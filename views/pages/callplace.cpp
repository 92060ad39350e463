// SPDX-FileCopyrightText: The License Console authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/callplace.h"

#include "connections/session.h"

#include <QCoreApplication>

namespace lc {

QList<CallPlace> placesForChanges(const Session &session)
{
    QList<CallPlace> places;
    for (const QString &id : session.opened()) {
        const Client *home = session.client(id);
        if (!home || session.connection(id).isReadOnly())
            continue;
        for (const QString &region : session.regions(id))
            places.append({id, region.isEmpty() ? home->region() : region});
    }
    return places;
}

QString placeText(const Session &session, const CallPlace &place)
{
    //: %1: a connection, %2: its account, %3: a Region
    return QCoreApplication::translate("CallPlace", "%1 (%2) in %3")
        .arg(session.connection(place.connection).name, session.identity(place.connection).account,
             place.region);
}

} // namespace lc
