package dev.trawl.scheduler.publishing;

import dev.trawl.messages.Account;
import dev.trawl.messages.SiteId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * How many tasks may be published now. No more wait unstarted than there are live slots, at least one; a site has no
 * more out than its file says, and holds no more than half of the slots while another has tasks due.
 *
 * @param slots live ones
 * @param unstarted tasks published and not yet started
 */
public record Window(int slots, int unstarted) {

    /** How many in all. */
    public int free() {
        return Math.max(0, Math.max(1, slots) - unstarted);
    }

    /** How many of each site. @param tasksOut the most that a site may have out */
    public Map<SiteId, Integer> allowances(Collection<SiteLoad> loads, ToIntFunction<SiteId> tasksOut) {
        long due = loads.stream().filter(SiteLoad::due).count();
        var allowances = new HashMap<SiteId, Integer>();
        for (SiteLoad load : loads) {
            boolean anotherIsDue = due - (load.due() ? 1 : 0) > 0;
            int byPace = tasksOut.applyAsInt(load.site()) - load.out();
            int byShare = anotherIsDue ? Math.max(1, slots / 2) - load.holding() : free();
            allowances.put(load.site(), Math.max(0, Math.min(free(), Math.min(byPace, byShare))));
        }
        return allowances;
    }

    /** The tasks to publish: the most urgent and oldest, within what each site may, and one of each account. */
    public List<Candidate> choose(Collection<Candidate> candidates, Map<SiteId, Integer> allowances) {
        var left = new HashMap<>(allowances);
        var accounts = new HashSet<Account>();
        var chosen = new ArrayList<Candidate>();
        for (Candidate candidate : candidates.stream().sorted(Candidate.ORDER).toList()) {
            SiteId site = candidate.account().site();
            if (chosen.size() < free() && left.getOrDefault(site, 0) > 0 && accounts.add(candidate.account())) {
                left.merge(site, -1, Integer::sum);
                chosen.add(candidate);
            }
        }
        return chosen;
    }
}
